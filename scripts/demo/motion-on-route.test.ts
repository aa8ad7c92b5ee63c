import { describe, expect, it } from 'vitest'
import { distanceMetres } from '../../shared/geo/distance.ts'
import { MotionOnRoute, type Leg } from './motion-on-route.ts'

const a = { lat: 51, lon: 71 }
const b = { lat: 51.001, lon: 71 }
const c = { lat: 51.001, lon: 71.002 }

function leg(from: Leg['from'], to: Leg['to'], seconds: number, stop = 0): Leg {
  return { from, to, metres: distanceMetres(from, to), seconds, stop }
}

describe('MotionOnRoute', () => {
  it('is at the beginning, moves with the speed of the leg, and arrives at the end', () => {
    const motion = new MotionOnRoute([leg(a, b, 10), leg(b, c, 20)])
    expect(motion.place).toEqual(a)
    expect(motion.secondsLeft).toBe(30)
    motion.step(5)
    expect(motion.place!.lat).toBeCloseTo(51.0005, 9)
    expect(motion.speed).toBeCloseTo(11.12, 1)
    expect(motion.heading).toBeCloseTo(0, 5)
    motion.step(10)
    expect(motion.place!.lon).toBeCloseTo(71.0005, 9)
    expect(motion.heading).toBeCloseTo(90, 1)
    expect(motion.arrived).toBe(false)
    motion.step(15)
    expect(motion.arrived).toBe(true)
    expect(motion.place).toEqual(c)
    expect(motion.speed).toBe(0)
    expect(motion.secondsLeft).toBe(0)
  })

  it('takes the same way in many small steps as in one big one', () => {
    const legs = [leg(a, b, 7.3, 2.1), leg(b, c, 11.9)]
    const small = new MotionOnRoute(legs)
    const big = new MotionOnRoute(legs)
    for (let second = 0; second < 15; second += 1) small.step(1)
    big.step(15)
    expect(distanceMetres(small.place!, big.place!)).toBeLessThan(0.001)
  })

  it('stands at a stop before it goes on', () => {
    const motion = new MotionOnRoute([leg(a, b, 10, 30), leg(b, c, 20)])
    motion.step(25)
    expect(motion.place).toEqual(b)
    expect(motion.speed).toBe(0)
    motion.step(16)
    expect(motion.speed).toBeGreaterThan(0)
  })

  it('goes on to the next corner when it has to turn', () => {
    const motion = new MotionOnRoute([leg(a, b, 10)])
    expect(motion.restOfLeg()).toBeUndefined()
    motion.step(4)
    const rest = motion.restOfLeg()!
    expect(rest.from).toEqual(motion.place)
    expect(rest.to).toEqual(b)
    expect(rest.seconds).toBeCloseTo(6, 9)
    expect(rest.metres).toBeCloseTo(distanceMetres(rest.from, b), 3)
  })

  it('has nowhere to go without legs', () => {
    const motion = new MotionOnRoute([])
    motion.step(10)
    expect(motion.arrived).toBe(true)
    expect(motion.place).toBeUndefined()
    expect(motion.heading).toBeNull()
  })
})
