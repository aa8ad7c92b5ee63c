import { expect, test } from 'vitest'
import { estimatedWays, rememberedWays } from './ways.ts'
import type { LegCall, RoadCall } from './ways-worker.ts'
import { straightWays } from '../../shared/routing/way.ts'

const places = [
  { lat: 51.1, lon: 71.4 },
  { lat: 51.2, lon: 71.5 },
  { lat: 51.15, lon: 71.3 },
]

test('[ROU3] a leg from each place to the next; what was asked before, within 10 m, is not asked again', async () => {
  const asked: LegCall[] = []
  const ways = rememberedWays({
    ask<T>(call: RoadCall) {
      if (call.call !== 'leg') throw new Error('a leg was asked for')
      asked.push(call)
      return Promise.resolve({ ...straightWays.leg(call.from, call.to), estimate: false } as T)
    },
    close: () => Promise.resolve(),
  })
  const legs = await ways.along(places)
  expect(legs.map(({ line }) => line.at(-1))).toEqual([
    [71.5, 51.2],
    [71.3, 51.15],
  ])
  await ways.along([{ lat: 51.100_01, lon: 71.400_01 }, ...places.slice(1)])
  expect(asked).toHaveLength(2)
  await ways.along([places[1]!, places[0]!])
  expect(asked).toHaveLength(3)
  expect(await ways.along([places[0]!])).toEqual([])
})

test('[ROU2] when the roads have failed, and without any, every leg is an estimate', async () => {
  const broken = rememberedWays({
    ask: () => Promise.reject(new Error('the roads thread has ended')),
    close: () => Promise.resolve(),
  })
  for (const ways of [broken, estimatedWays]) {
    expect((await ways.along(places)).map(({ estimate }) => estimate)).toEqual([true, true])
    expect(await ways.table(places, places)).toEqual(straightWays.table(places, places))
    expect(await ways.drives(places, places[0]!)).toEqual(straightWays.drives(places, places[0]!))
  }
})
