// What is done to all marked tickets in one go, and what becomes of their marks.
import { asked } from '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { actor, smallWorld, type World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import type { Bridge } from '../../../shared/ipc/contract.ts'
import { kinds } from '../../../shared/model/entities.ts'
import type { Submitted } from '../../../shared/sync/submitted.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { assignAll } from './assign-all.ts'
import { cancelAll, pauseAll, resumeAll, toQueue, wantInQueue } from './marked.ts'

const start = useUi.getState()
/** What becomes of the commands, in their order. */
let answers: unknown[] = []
const queued = { kind: 'queued', command: { id: 'c' } }

const { signalbox } = globalThis as unknown as { signalbox: Bridge }
signalbox.call = ((name: 'submit', args: { intents: unknown[] }) => {
  asked.push({ name, args })
  return Promise.resolve(args.intents.map((_, i) => answers[i] ?? queued) as Submitted[])
}) as Bridge['call']

function show(world: World): void {
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
}

const made = () =>
  asked.flatMap(({ args }) => (args as { intents: { name: string; args: { ticketId: string } }[] }).intents)
const madeFor = () => made().map(({ name, args }) => `${name} ${args.ticketId}`)
const marked = () => [...useUi.getState().marked]
const pause = (ticketId: string) =>
  intent('pause-clocks', { ticketId, pauseId: `p${ticketId}`, reason: 'parts', note: '', endsBy: null }, {})
const world4 = () =>
  smallWorld().ticket('t3').ticket('t4').assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w1').assign('t3', 'v3', 'w1')
const all = ['t1', 't2', 't3', 't4']

beforeEach(() => {
  useUi.setState({ ...start, marked: new Set(all) }, true)
  useSession.setState({ actor: actor('dispatcher'), role: 'console' })
  asked.length = 0
  answers = []
  show(world4())
})

describe('[MAP13] all marked tickets', () => {
  test('go back to the queue in one submission; what is refused is listed with its reason and stays marked', async () => {
    answers = [
      queued,
      { kind: 'refused', code: 'visitOnSite', facts: { number: 1002 } },
      { kind: 'notKept', why: 'full' },
    ]
    await toQueue(all)
    expect(asked).toHaveLength(1)
    expect(madeFor()).toEqual(['unassign-ticket t1', 'unassign-ticket t2', 'unassign-ticket t3'])
    // Who is in the queue is there already.
    expect(useUi.getState().bulk).toEqual({
      act: { kind: 'unassign' },
      asked: 4,
      done: 2,
      refused: [
        { ticketId: 't2', number: 1002, key: 'refusal.visitOnSite', facts: { number: 1002 } },
        { ticketId: 't3', number: 1003, key: 'said.notKept', facts: { why: 'full' } },
      ],
    })
    expect(marked()).toEqual(['t2', 't3'])
  })

  test('are paused for one reason, each by a pause of its own', async () => {
    await pauseAll(['t1', 't2'], 'weather')
    expect(made()).toMatchObject([
      { name: 'pause-clocks', args: { ticketId: 't1', reason: 'weather', endsBy: null } },
      { name: 'pause-clocks', args: { ticketId: 't2', reason: 'weather', endsBy: null } },
    ])
    const ids = made().map(({ args }) => (args as unknown as { pauseId: string }).pauseId)
    expect(new Set(ids).size).toBe(2)
    // Those that were not asked about are still marked.
    expect(marked()).toEqual(['t3', 't4'])
  })

  test('are resumed, each with its own pause, and those that run are left alone', async () => {
    show(world4().does(pause('t1')).does(pause('t4')))
    await resumeAll(['t1', 't2', 't4'])
    expect(made().map(({ args }) => args)).toEqual([
      { ticketId: 't1', pauseId: 'pt1' },
      { ticketId: 't4', pauseId: 'pt4' },
    ])
    expect(useUi.getState().bulk).toMatchObject({ act: { kind: 'resume' }, asked: 3, done: 3, refused: [] })
  })

  test('are cancelled for one reason; what has ended meanwhile is refused and no longer marked', async () => {
    show(world4().does(intent('cancel-ticket', { ticketId: 't2', reason: 'twice' }, {})))
    await cancelAll([...all, 't99'], 'power is back')
    expect(made().map(({ args }) => args)).toEqual(
      ['t1', 't3', 't4'].map((ticketId) => ({ ticketId, reason: 'power is back' })),
    )
    expect(useUi.getState().bulk).toMatchObject({
      asked: 5,
      done: 3,
      refused: [
        { ticketId: 't2', number: 1002, key: 'why.ended' },
        { ticketId: 't99', number: null, key: 'why.ended' },
      ],
    })
    expect(marked()).toEqual([])
  })

  test('more than ten go back only when that has been asked', async () => {
    const ten = Array.from({ length: 10 }, () => 't1')
    await wantInQueue([...ten, 't2'])
    expect(asked).toEqual([])
    expect(useUi.getState().question).toEqual({ act: 'unassign', ids: [...ten, 't2'] })
    await wantInQueue(ten)
    expect(asked).toHaveLength(1)
    expect(useUi.getState().question).toBeNull()
  })

  test('are assigned; who has one already keeps it where it is', async () => {
    await assignAll(['t1', 't4'], 'w1')
    expect(madeFor()).toEqual(['assign-ticket t4'])
    expect(useUi.getState().bulk).toMatchObject({ act: { kind: 'assign', technicianId: 'w1' }, asked: 2, done: 2 })
    expect(marked()).toEqual(['t2', 't3'])
  })
})
