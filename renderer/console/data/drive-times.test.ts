import { describe, expect, test, vi } from 'vitest'
import { askAgainAfter, DriveTimes } from './drive-times.ts'
import type { Start } from './known-drives.ts'
import type { Place } from '../../../shared/model/place.ts'
import { estimatedDrive, type Drive } from '../../../shared/routing/way.ts'
import { mostDrives } from '../../../shared/wire/http.ts'

const site = { lat: 51.1, lon: 71.4 }
const other = { lat: 51.12, lon: 71.42 }
const metre = 1 / 111_195
const at = (id: string, metres: number): Start => ({ id, place: { lat: 51.13 + metres * metre, lon: 71.43 } })
const road: Drive = { seconds: 700, metres: 6_400, estimate: false }

function desk() {
  let mono = 0
  const asked: { from: Place[]; to: Place; answer: (drives: Drive[] | null) => Promise<void> }[] = []
  const times = new DriveTimes(
    (from, to) =>
      new Promise((resolve) =>
        asked.push({
          from,
          to,
          answer: async (drives) => {
            resolve(drives)
            await Promise.resolve()
          },
        }),
      ),
    () => mono,
  )
  return { times, asked, pass: (ms: number) => void (mono += ms) }
}

describe('[ROU12] drives to a site', () => {
  test('one question for all, and the estimate until it is answered', async () => {
    const { times, asked } = desk()
    const heard = vi.fn<() => void>()
    times.listen(heard)
    const all = [at('w1', 0), at('w2', 900)]
    times.want(site, all)
    times.want(site, all)
    expect(asked).toHaveLength(1)
    expect(asked[0]!.from).toHaveLength(2)
    expect(times.awaited(site, all)).toBe(true)
    expect(times.awaited(other, all)).toBe(false)
    expect(times.drive(site, all[0]!)).toEqual(estimatedDrive(all[0]!.place, site))
    await asked[0]!.answer([road, { ...road, seconds: 60 }])
    expect(heard).toHaveBeenCalledOnce()
    expect(times.awaited(site, all)).toBe(false)
    expect(all.map((one) => times.drive(site, one).seconds)).toEqual([700, 60])
    expect(times.drive(other, all[0]!).estimate).toBe(true)
  })

  test('who has driven more than 100 m is asked about anew, no sooner than 5 s later; what was told holds up to 500 m', async () => {
    const { times, asked, pass } = desk()
    times.want(site, [at('w1', 0), at('w2', 0)])
    await asked[0]!.answer([road, road])
    times.want(site, [at('w1', 101), at('w2', 99)])
    expect(asked).toHaveLength(1)
    pass(askAgainAfter)
    times.want(site, [at('w1', 90), at('w2', 99)])
    expect(asked).toHaveLength(1)
    times.want(site, [at('w1', 101), at('w2', 99)])
    expect(asked[1]!.from).toEqual([{ lat: Number(at('w1', 101).place.lat.toFixed(5)), lon: 71.43 }])
    expect(times.drive(site, at('w1', 499))).toEqual(road)
    expect(times.awaited(site, [at('w1', 499)])).toBe(false)
    expect(times.drive(site, at('w1', 501)).estimate).toBe(true)
    expect(times.awaited(site, [at('w1', 501)])).toBe(true)
  })

  test('a relay that cannot be asked leaves the estimate, and is not asked again at once', async () => {
    const { times, asked, pass } = desk()
    times.want(site, [at('w1', 0)])
    await asked[0]!.answer(null)
    expect(times.awaited(site, [at('w1', 0)])).toBe(false)
    expect(times.drive(site, at('w1', 0)).estimate).toBe(true)
    times.want(site, [at('w1', 0)])
    expect(asked).toHaveLength(1)
    pass(askAgainAfter)
    times.want(site, [at('w1', 0)])
    expect(asked).toHaveLength(2)
  })

  test('when the relay is back everything is asked anew, and holds until then', async () => {
    const { times, asked } = desk()
    times.want(site, [at('w1', 0)])
    await asked[0]!.answer([road])
    times.doubt()
    expect(times.drive(site, at('w1', 0))).toEqual(road)
    times.want(site, [at('w1', 0)])
    await asked[1]!.answer([{ ...road, seconds: 650 }])
    expect(times.drive(site, at('w1', 0)).seconds).toBe(650)
  })

  test('a late answer about another site is not taken for this one', async () => {
    const { times, asked } = desk()
    const all = [at('w1', 0)]
    times.want(site, all)
    times.want(other, all)
    await asked[0]!.answer([road])
    expect(times.awaited(other, all)).toBe(true)
    expect(times.drive(other, all[0]!).estimate).toBe(true)
    expect(times.drive(site, all[0]!)).toEqual(road)
  })

  test('where the relay itself tells an estimate, it is counted from where they are now', async () => {
    const { times, asked } = desk()
    times.want(site, [at('w1', 0)])
    await asked[0]!.answer([{ seconds: 1, metres: 1, estimate: true }])
    expect(times.drive(site, at('w1', 50))).toEqual(estimatedDrive(at('w1', 50).place, site))
  })

  test('of more than may be asked about, the nearest', () => {
    const { times, asked } = desk()
    times.want(
      site,
      Array.from({ length: mostDrives + 5 }, (_, i) => at(`w${i}`, (mostDrives + 5 - i) * 3)),
    )
    expect(asked[0]!.from).toHaveLength(mostDrives)
    expect(Math.max(...asked[0]!.from.map(({ lat }) => lat))).toBeCloseTo(51.13 + mostDrives * 3 * metre, 5)
  })
})
