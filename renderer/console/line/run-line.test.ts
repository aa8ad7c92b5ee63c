// What a line does in the window: the same as the registry's command, to exactly what it names.
import { asked } from '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { actor, smallWorld, type World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { kinds } from '../../../shared/model/entities.ts'
import { allHabitsSchema, mostLines } from '../../../shared/ipc/habits.ts'
import { commands } from '../commands/registry.ts'
import { entities } from '../data/entity-store.ts'
import { habitsOf, keepLine } from '../data/habits.ts'
import { setRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { liveLookup } from './live-lookup.ts'
import { readLine } from './parse.ts'
import { runLine } from './run-line.ts'
import { verbs } from './vocabulary.ts'

const start = useUi.getState()

function show(world: World): void {
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
  setRelayNow(world.now)
}

/** @returns whether it was done */
async function enter(text: string): Promise<boolean> {
  const lookup = liveLookup('board')
  const { meaning, trouble } = readLine(text, lookup)
  if (!meaning) throw new Error(JSON.stringify(trouble))
  return runLine(meaning, lookup)
}

const numberOf = (id: string) => entities.value('ticket', id)!.number
const submitted = () =>
  asked.flatMap(({ name, args }) => (name === 'submit' ? (args as { intents: unknown[] }).intents : []))

beforeEach(() => {
  useUi.setState(start, true)
  useSession.setState({ actor: actor('dispatcher'), role: 'console', habits: {} })
  asked.length = 0
  show(smallWorld())
})

describe('a line', () => {
  test('[LIN9] is another way to a command of the registry, where there is one', () => {
    const ids = new Set(commands.map(({ id }) => id))
    for (const { id, command } of verbs) expect([id, command === null || ids.has(command)]).toEqual([id, true])
    expect(verbs.filter(({ command }) => command === null).map(({ id }) => id)).toEqual(['status', 'find'])
  })

  test('[LIN3] with a number is about this ticket alone, also when it is marked with others', async () => {
    useUi.setState({ marked: new Set(['t1', 't2']) })
    expect(await enter(`a ${numberOf('t1')} w1`)).toBe(true)
    expect(submitted()).toMatchObject([{ name: 'assign-ticket', args: { ticketId: 't1', technicianId: 'w1' } }])
    asked.length = 0
    await enter('a w1')
    expect(submitted()).toMatchObject([{ args: { ticketId: 't1' } }, { args: { ticketId: 't2' } }])
  })

  test('[LIN9] names what it relied on, and reassigns with the same verb', async () => {
    show(smallWorld().assign('t1', 'v1', 'w1'))
    await enter(`a ${numberOf('t1')} w2`)
    await enter(`s ${numberOf('t1')} onsite`)
    await enter(`s ${numberOf('t1')} done new fuse`)
    expect(submitted()).toMatchObject([
      { name: 'reassign-ticket', args: { ticketId: 't1', technicianId: 'w2' }, basedOn: { visitId: 'v1' } },
      { name: 'report-status', args: { visitId: 'v1', status: 'on-site' } },
      { name: 'resolve-ticket', args: { ticketId: 't1', resolution: 'new fuse' }, basedOn: { visitId: 'v1' } },
    ])
  })

  test('[LIN5][LIN9] that is not possible does nothing, and says the registry’s reason', async () => {
    const number = numberOf('t1')
    const refused = async (text: string, key: string) => {
      expect([text, await enter(text)]).toEqual([text, false])
      expect([text, useUi.getState().said]).toMatchObject([text, { kind: 'refused', key }])
    }
    await refused(`u ${number}`, 'why.notAssigned')
    await refused(`s ${number} onsite`, 'why.notAssigned')
    await refused(`p ${number} -`, 'why.notPaused')
    await refused('k', 'why.noAlarm')
    await refused('sel prio:1', 'why.nothingFits')
    show(smallWorld().assign('t1', 'v1', 'w1'))
    await refused(`a ${number} w1`, 'why.hasIt')
    useSession.setState({ actor: actor('viewer') })
    await refused(`a ${number} w2`, 'why.notPermitted')
    await refused(`s ${number} done x`, 'why.notPermitted')
    show(smallWorld().does(intent('cancel-ticket', { ticketId: 't1', reason: 'twice' }, {})))
    useSession.setState({ actor: actor('dispatcher') })
    await refused(`p ${number} parts`, 'why.ended')
    expect(submitted()).toEqual([])
  })

  test('[LIN2] asks before it cancels, with the reason filled in; the key’s own question starts empty', async () => {
    await enter(`c ${numberOf('t1')} twice reported`)
    expect(submitted()).toEqual([])
    expect(useUi.getState()).toMatchObject({ ticketId: 't1', cancelling: 't1', cancelReason: 'twice reported' })
    commands.find(({ id }) => id === 'cancel')!.run({ kind: 'ticket', id: 't2' })
    expect(useUi.getState()).toMatchObject({ cancelling: 't2', cancelReason: '' })
  })

  test('[LIN2] finds in the tab that has it', async () => {
    await enter('f Süd')
    expect(useUi.getState()).toMatchObject({ query: 'Süd', tab: 'open' })
    await enter('f -')
    expect(useUi.getState().query).toBe('')
  })
})

test('[LIN7] a hundred lines are kept for each, the newest last, none twice', () => {
  for (let i = 0; i < 150; i++) keepLine(`n ${i}`)
  keepLine('n 120')
  const { lines } = habitsOf(useSession.getState())
  expect([lines.length, lines[0], lines.at(-2), lines.at(-1)]).toEqual([mostLines, 'n 50', 'n 149', 'n 120'])
  expect(allHabitsSchema.safeParse(useSession.getState().habits).success).toBe(true)
  useSession.setState({ actor: actor('supervisor') })
  expect(habitsOf(useSession.getState()).lines).toEqual([])
})
