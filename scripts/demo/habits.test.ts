import { describe, expect, it } from 'vitest'
import { Chance } from './chance.ts'
import { Gps } from './gps.ts'
import { Habits } from './habits.ts'
import { distanceMetres } from '../../shared/geo/distance.ts'

const ordinary = (seed: string) => new Habits('ordinary', new Chance(seed))
const many = <T>(draw: () => T) => Array.from({ length: 2_000 }, draw)

describe('Habits', () => {
  it('answers after 3 to 25 seconds, works 3 to 12 minutes, declines about 3 offers in a hundred', () => {
    const habits = ordinary('w17')
    for (const seconds of many(() => habits.untilAnswer())) {
      expect(seconds).toBeGreaterThanOrEqual(3)
      expect(seconds).toBeLessThanOrEqual(25)
    }
    for (const seconds of many(() => habits.workFor())) {
      expect(seconds).toBeGreaterThanOrEqual(180)
      expect(seconds).toBeLessThanOrEqual(720)
    }
    expect(many(() => habits.declines()).filter(Boolean).length / 2_000).toBeCloseTo(0.03, 1)
  })

  it('has the same delays for the same seed, others for another', () => {
    const delays = (seed: string) => {
      const habits = ordinary(seed)
      return Array.from({ length: 10 }, () => [habits.untilAnswer(), habits.untilDeparture(), habits.paperwork()])
    }
    expect(delays('w17')).toEqual(delays('w17'))
    expect(delays('w17')).not.toEqual(delays('w18'))
  })

  it('loses its position for minutes at a time only where the phone is patchy, for good where it is lost', () => {
    const silent = (part: ConstructorParameters<typeof Habits>[0]) => {
      const habits = new Habits(part, new Chance(part))
      return Array.from({ length: 3_600 }, (_, t) => habits.isWithoutPosition(t)).filter(Boolean).length
    }
    expect(silent('ordinary')).toBe(0)
    expect(silent('lost')).toBe(3_600)
    expect(silent('patchy-gps')).toBeGreaterThan(400)
    expect(silent('patchy-gps')).toBeLessThan(2_400)
  })
})

describe('Gps', () => {
  const place = { lat: 51.17, lon: 71.42 }
  const seconds = (count: number) => Array.from({ length: count }, (_, t) => t)

  it('speaks every second while moving and every twenty while standing', () => {
    const moving = new Gps(ordinary('a'), new Chance('gps'))
    const standing = new Gps(ordinary('a'), new Chance('gps'))
    const fixes = (gps: Gps, speed: number) =>
      seconds(600).filter((t) => gps.fix({ place, speed, heading: 90 }, t)).length
    expect(fixes(moving, 10)).toBe(600)
    expect(fixes(standing, 0)).toBeGreaterThanOrEqual(29)
    expect(fixes(standing, 0)).toBeLessThanOrEqual(31)
  })

  it('is off by less than it says, and wanders instead of jumping', () => {
    const gps = new Gps(ordinary('a'), new Chance('gps'))
    const fixes = seconds(900).map((t) => gps.fix({ place, speed: 10, heading: 90 }, t)!)
    for (const fix of fixes) {
      expect(fix.accuracy).toBeGreaterThanOrEqual(3)
      expect(fix.accuracy).toBeLessThanOrEqual(16)
      expect(distanceMetres(place, fix)).toBeLessThan(25)
    }
    for (let at = 1; at < fixes.length; at += 1) expect(distanceMetres(fixes[at - 1]!, fixes[at]!)).toBeLessThan(6)
  })
})
