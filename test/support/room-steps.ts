// The steps that a made-up day in the control room consists of, and the days made of them.
import * as fc from 'fast-check'
import { dice } from './choose-intent.ts'

export const seatIds = ['console-1', 'console-2', 'phone-w1'] as const
/** `own`: the seat that the episode is about */
const seat = fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', ...seatIds)
const few = fc.constantFrom(1, 1, 2, 3, 5, 100)
const step = <T extends string, R>(name: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record({ do: fc.constant(name), ...rest }, { noNullPrototype: true }) as fc.Arbitrary<{ do: T } & R>

const ordinarySteps = [
  { weight: 8, arbitrary: step('submit', { seat, asked: fc.array(dice, { minLength: 1, maxLength: 3 }) }) },
  { weight: 8, arbitrary: step('endWrite', { seat, count: few, fails: fc.nat(19).map((n) => n === 0) }) },
  { weight: 8, arbitrary: step('up', { seat, count: few }) },
  { weight: 8, arbitrary: step('down', { seat, count: few }) },
  { weight: 4, arbitrary: step('flow', { seat }) },
  { weight: 6, arbitrary: step('decide', { count: few }) },
  { weight: 6, arbitrary: step('write', {}) },
  { weight: 5, arbitrary: step('elsewhere', { dice }) },
  { weight: 3, arbitrary: step('tellPhones', {}) },
  { weight: 1, arbitrary: step('release', {}) },
  { weight: 2, arbitrary: step('forgetOld', {}) },
  { weight: 6, arbitrary: step('remake', { seat }) },
  { weight: 5, arbitrary: step('connect', { seat }) },
  { weight: 2, arbitrary: step('cut', { seat, noticed: fc.boolean() }) },
  { weight: 3, arbitrary: step('jam', { seat, on: fc.boolean() }) },
  { weight: 3, arbitrary: step('comeBackLate', { seat, dice }) },
  { weight: 3, arbitrary: step('endFetch', { seat, succeeds: fc.nat(4).map((n) => n > 0) }) },
  { weight: 2, arbitrary: step('time', { ms: fc.constantFrom(1, 700, 2_500, 11_000, 11_000, 660_000) }) },
  { weight: 1, arbitrary: step('save', { seat }) },
  { weight: 1, arbitrary: step('compact', { seat }) },
  { weight: 1, arbitrary: step('crashSeat', { seat, kept: fc.nat(3) }) },
  { weight: 1, arbitrary: step('crashRelay', {}) },
] as const
const restoreSteps = [
  { weight: 2, arbitrary: step('backup', {}) },
  { weight: 2, arbitrary: step('restore', {}) },
] as const

type StepOf<T> = T extends { arbitrary: fc.Arbitrary<infer S> } ? S : never
export type Step = StepOf<(typeof ordinarySteps)[number]> | StepOf<(typeof restoreSteps)[number]>

/** A stretch of time in which most happens to one seat: deep interleavings are rare where every step is about another. */
const episode = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> =>
  fc
    .tuple(fc.constantFrom(...seatIds), fc.array(step, { maxLength: 30, size: 'max' }))
    .map(([own, steps]) => steps.map((step) => ('seat' in step && step.seat === 'own' ? { ...step, seat: own } : step)))
const day = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> =>
  fc.array(episode(step), { maxLength: 6, size: 'max' }).map((episodes) => episodes.flat())

/** Everything that happens but the restore of a backup. */
export const ordinaryDay = day(fc.oneof(...ordinarySteps))
export const dayWithRestore = day(fc.oneof(...ordinarySteps, ...restoreSteps))

/** These only move the relay: they reach no seat before the next message does. */
export const relaySteps: ReadonlySet<Step['do']> = new Set([
  'decide',
  'write',
  'elsewhere',
  'tellPhones',
  'release',
  'forgetOld',
  'backup',
])
