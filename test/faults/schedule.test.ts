import { expect, test } from 'vitest'
import { cast } from './run.ts'
import { drawSchedule, isRelayFault, relayFaults, seatFaults, wireFaults } from './schedule.ts'

test('[FLT1] the same seed gives the same schedule, another seed another', () => {
  expect(drawSchedule('7', 30, cast)).toEqual(drawSchedule('7', 30, cast))
  expect(drawSchedule('8', 30, cast)).not.toEqual(drawSchedule('7', 30, cast))
})

test('[FLT1] in a minute every kind of fault comes, and the relay has time to work between its own', () => {
  for (const seed of ['1', '2', '3']) {
    const faults = drawSchedule(seed, 60, cast)
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set([...relayFaults, ...seatFaults, ...wireFaults]))
    const relay = faults.filter(({ kind }) => isRelayFault(kind)).map(({ at }) => at)
    expect(Math.min(...relay.slice(1).map((at, i) => at - relay[i]!))).toBeGreaterThanOrEqual(2_000)
  }
})

test('[FLT4] a run that looks for one thing draws nothing else', () => {
  const faults = drawSchedule('1', 20, cast, ['lose-answers', 'kill-relay'])
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['lose-answers', 'kill-relay']))
})
