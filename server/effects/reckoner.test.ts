import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Reckoner } from './reckoner.ts'
import { intent } from '../../shared/commands/decide.ts'
import { slaSettings } from '../../shared/sla/clocks.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { hours, morning, World } from '../../test/support/world.ts'

let world: World
let reckoner: Reckoner
let rounds: number
const start = () =>
  new Reckoner(world.state, (_id, rule) => {
    rounds++
    const before = slaSettings(world.state)
    world.ask(rule, { role: 'rule' })
    if (slaSettings(world.state) !== before)
      reckoner.note([{ kind: 'sla', id: 'sla', value: slaSettings(world.state) }])
  })
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  world = new World()
  rounds = 0
  reckoner = start()
})
afterEach(() => {
  reckoner.stop()
  vi.useRealTimers()
})
/** Every target twice as long as before. */
const configure = (times: number) => {
  const { revision } = slaSettings(world.state)
  const policies = defaultSettings.policies.map((policy) => {
    const { respond, arrive, resolve } = policy.targets
    return { ...policy, targets: { respond, arrive, resolve: { ...resolve, ms: resolve.ms * times } } }
  })
  world.does(intent('configure-sla', { calendars: [], rules: [], policies }, { revision }), { role: 'administrator' })
}
const dueAfter = (id: string) => (world.get('ticket', id).clocks.resolve.dueAt - morning) / hours

test('[SLA13] after settings have changed all open tickets come under them, some at a time; ended ones keep theirs', () => {
  const ids = Array.from({ length: 70 }, (_, i) => `t${i}`)
  for (const id of ids) world.ticket(id)
  world.does(intent('cancel-ticket', { ticketId: 't69', reason: 'double' }, {}))
  configure(2)
  reckoner.note([{ kind: 'sla', id: 'sla', value: slaSettings(world.state) }])
  const first = ids.filter((id) => dueAfter(id) === 48).length
  expect(first > 0 && first < 69).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(ids.map(dueAfter)).toEqual([...Array<number>(69).fill(48), 24])
  expect(slaSettings(world.state)).toMatchObject({ revision: 1, applied: 1 })
})

test('[SLA13] a relay that was stopped on the way begins again; one that was through does not', () => {
  for (let i = 0; i < 70; i++) world.ticket(`t${i}`)
  configure(3)
  reckoner.start()
  reckoner.stop()
  expect(slaSettings(world.state).applied).toBe(0)
  reckoner = start()
  reckoner.start()
  vi.advanceTimersByTime(1_000)
  expect([dueAfter('t69'), slaSettings(world.state).applied]).toEqual([72, 1])
  const before = rounds
  reckoner.start()
  vi.advanceTimersByTime(1_000)
  expect(rounds).toBe(before)
})

test('[SLA13] settings that change again on the way are those that hold in the end', () => {
  for (let i = 0; i < 70; i++) world.ticket(`t${i}`)
  configure(2)
  reckoner.start()
  configure(5)
  reckoner.note([{ kind: 'sla', id: 'sla', value: slaSettings(world.state) }])
  vi.advanceTimersByTime(1_000)
  expect([dueAfter('t0'), dueAfter('t69'), slaSettings(world.state).applied]).toEqual([120, 120, 2])
  // One step of the first round, and the three of the second: the first has ended.
  expect(rounds).toBe(4)
})

test('[SLA13] no step is empty: of fifty tickets there are two, and ended ones are not asked about', () => {
  for (let i = 0; i < 51; i++) world.ticket(`t${i}`)
  world.does(intent('cancel-ticket', { ticketId: 't7', reason: 'double' }, {}))
  configure(2)
  reckoner.start()
  vi.advanceTimersByTime(1_000)
  expect([rounds, slaSettings(world.state).applied]).toEqual([2, 1])
})
