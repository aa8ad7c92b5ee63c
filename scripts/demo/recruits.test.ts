import { describe, expect, it } from 'vitest'
import { onShift, technicianSchema } from '../../shared/model/technician.ts'
import { castParts } from './cast.ts'
import { makeRecruits } from './recruits.ts'
import { smallCity } from './small-city.ts'
import { skillCodes } from './trades.ts'

const now = Date.UTC(2026, 10, 22, 9, 41)
const minutes = 60_000
const city = smallCity()
const recruits = makeRecruits(city, '1', now)

describe('makeRecruits', () => {
  it('makes sixty technicians that the relay would take', () => {
    expect(recruits.map(({ id }) => id).slice(0, 3)).toEqual(['w01', 'w02', 'w03'])
    expect(new Set(recruits.map(({ id }) => id)).size).toBe(60)
    for (const recruit of recruits) {
      expect(technicianSchema.omit({ index: true }).safeParse(recruit).error).toBeUndefined()
      expect(recruit.skills.length).toBeGreaterThanOrEqual(2)
      expect(recruit.skills.length).toBeLessThanOrEqual(4)
      expect(new Set(recruit.skills.map(({ code }) => code)).size).toBe(recruit.skills.length)
      expect(recruit.capacity).toBeGreaterThanOrEqual(4)
      expect(recruit.capacity).toBeLessThanOrEqual(7)
    }
  })

  it('has every skill many times, and people in all four teams, each at home on a road', () => {
    for (const code of skillCodes)
      expect(recruits.filter(({ skills }) => skills.some((skill) => skill.code === code)).length).toBeGreaterThan(6)
    expect(new Set(recruits.map(({ team }) => team))).toEqual(new Set(['north', 'south', 'east', 'west']))
    for (const { home } of recruits) expect(city.streets.onRoad(home)).toEqual(home)
  })

  it('has two off shift, three whose shift ends soon, and all others there for hours', () => {
    const off = recruits.filter(({ shift }) => now < shift!.from || now >= shift!.to)
    const soon = recruits.filter(
      ({ shift }) => now >= shift!.from && shift!.to > now && shift!.to < now + 130 * minutes,
    )
    expect(off).toHaveLength(2)
    expect(soon).toHaveLength(3)
    for (const { shift } of soon) expect(shift!.to - now).toBeGreaterThan(30 * minutes)
    const others = recruits.filter((one) => !off.includes(one) && !soon.includes(one))
    for (const recruit of others) expect(onShift({ ...recruit, index: 0 }, now + 8 * 60 * minutes)).toBe(true)
  })

  it('is the same for the same seed', () => {
    expect(makeRecruits(city, '1', now)).toEqual(recruits)
    expect(makeRecruits(city, '2', now)).not.toEqual(recruits)
  })
})

describe('castParts', () => {
  it('gives the technicians that examples name no special part, whatever the seed', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const parts = castParts(String(seed))
      expect(parts.get('w17')).toBe('ordinary')
      expect([...parts.values()].filter((part) => part === 'lost')).toHaveLength(1)
      expect([...parts.values()].filter((part) => part === 'patchy-gps')).toHaveLength(2)
    }
  })
})
