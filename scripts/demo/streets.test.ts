import { describe, expect, it } from 'vitest'
import { distanceMetres } from '../../shared/geo/distance.ts'
import { Chance } from './chance.ts'
import { MotionOnRoute } from './motion-on-route.ts'
import { smallCity } from './small-city.ts'

const { streets } = smallCity()
const chance = () => new Chance('streets')

describe('Streets', () => {
  it('leads from door to door along the roads, every leg joined to the next', () => {
    const from = { lat: 51.0003, lon: 71 }
    const to = { lat: 51.01, lon: 71.0051 }
    const legs = streets.way(from, to, chance(), 1)
    expect(legs[0]!.from).toEqual(from)
    expect(legs.at(-1)!.to).toEqual(to)
    for (let at = 1; at < legs.length; at += 1) expect(legs[at]!.from).toEqual(legs[at - 1]!.to)
    // ten blocks north and five east, at ten seconds each
    const driving = legs.slice(1, -1)
    expect(driving).toHaveLength(15)
    expect(driving.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(150, 6)
  })

  it('is slower for a slow driver, and stands at some crossings for a while', () => {
    const far = { lat: 51.02, lon: 71.02 }
    const near = { lat: 51, lon: 71 }
    const drive = (pace: number) => streets.way(near, far, chance(), pace).reduce((sum, leg) => sum + leg.seconds, 0)
    expect(drive(1.3) / drive(1)).toBeCloseTo(1.3, 1)
    const stops = Array.from({ length: 50 }, (_, at) => streets.way(near, far, new Chance(`stops/${at}`), 1))
      .flat()
      .filter(({ stop }) => stop > 0)
    expect(stops.length).toBeGreaterThan(30)
    for (const { stop } of stops) expect(stop).toBeLessThanOrEqual(45)
  })

  it('lets a moving car turn at the next corner, without a jump', () => {
    const motion = new MotionOnRoute(streets.way({ lat: 51, lon: 71 }, { lat: 51, lon: 71.01 }, chance(), 1))
    motion.step(14)
    const here = motion.place!
    const turned = new MotionOnRoute(streets.way(here, { lat: 51.01, lon: 71.002 }, chance(), 1, motion.restOfLeg()))
    expect(turned.place).toEqual(here)
    for (let before = here; !turned.arrived; before = turned.place!) {
      turned.step(1)
      expect(distanceMetres(before, turned.place!)).toBeLessThan(12)
    }
  })

  it('tells the driving time to a place from anywhere', () => {
    const secondsFrom = streets.secondsTo({ lat: 51, lon: 71 })
    expect(secondsFrom({ lat: 51.003, lon: 71.002 })).toBeCloseTo(50, 6)
  })

  it('stays where it is when there is nowhere to go', () => {
    const here = { lat: 51, lon: 71 }
    expect(streets.way(here, here, chance(), 1)).toEqual([])
  })
})
