import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDistance, TechnicianWalk, type Located } from './technician-walk.ts'

const at = (id: string, lat: number, lon = 71.4): Located => ({ id, place: { lat, lon } })
const middle = { lat: 51.1, lon: 71.4 }
const crew = [at('far', 51.4), at('near', 51.11), at('mid', 51.2)]

describe('from technician to technician', () => {
  test('[MAP10] the nearest to the middle of the map comes first, and after the last one the first', () => {
    const walk = new TechnicianWalk()
    const seen: string[] = []
    for (let id: string | null = null; seen.length < 4; seen.push(id)) id = walk.step(id, 1, middle, () => crew)!
    expect(seen).toEqual(['near', 'mid', 'far', 'near'])
    expect(new TechnicianWalk().step(null, -1, middle, () => crew)).toBe('far')
    expect(new TechnicianWalk().step(null, 1, middle, () => [])).toBeUndefined()
  })

  test('[MAP10] whoever is selected and nearest is no step; who is not in the walk begins it anew', () => {
    expect(new TechnicianWalk().step('near', 1, middle, () => crew)).toBe('mid')
    const walk = new TechnicianWalk()
    walk.step(null, 1, middle, () => crew)
    expect(walk.step('elsewhere', 1, { lat: 51.4, lon: 71.4 }, () => crew)).toBe('far')
  })

  test('[MAP10] a step back leads where the step forth came from, wherever everybody drives meanwhile', () => {
    const place = fc.record({
      lat: fc.double({ min: 50, max: 52, noNaN: true }),
      lon: fc.double({ min: 70, max: 72, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        (places, steps) => {
          const walk = new TechnicianWalk()
          let now = places.map((one, i) => ({ id: `w${i}`, place: one }))
          let moved = 0
          const step = (id: string | null, by: 1 | -1) => {
            moved++
            now = now.map(({ id: who }, i) => ({ id: who, place: places[(i + moved) % places.length]! }))
            return walk.step(id, by, middle, () => now)!
          }
          const way = [step(null, 1)]
          for (let i = 0; i < steps; i++) way.push(step(way.at(-1)!, 1))
          for (let i = way.length - 2; i >= 0; i--) expect(step(way[i + 1]!, -1)).toBe(way[i])
        },
      ),
    )
  })

  test('[MAP10] the order is by distance on the ground, and among equals by id', () => {
    expect(byDistance(middle, [at('b', 51.2), at('a', 51.2), at('east', 51.1, 71.41)])).toEqual(['east', 'a', 'b'])
  })
})
