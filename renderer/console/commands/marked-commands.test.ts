// Commands that are about all marked tickets: which keys lead to them, when they are possible, and their words.
import { asked } from '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { actor, smallWorld, type World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { kinds } from '../../../shared/model/entities.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { wordsOf, type Pane, type Subject } from './command.ts'
import { paletteList } from './find-commands.ts'
import { commands } from './registry.ts'
import { whyNot } from './run-command.ts'
import { subjectsIn } from './subjects.ts'
import { takeKey } from './take-key.ts'

const start = useUi.getState()
const ticket = (id: string): Subject => ({ kind: 'ticket', id })
const the = (id: string) => commands.find((command) => command.id === id)!
const why = (id: string, subject: Subject) => whyNot(the(id), subject)

function show(world: World): void {
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
}

function press(key: string, pane: Pane): void {
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null }
  takeKey(event as KeyboardEvent, pane)
}

/** t2 and t3 are with w1, t1 and t4 with nobody. */
function world4(): World {
  return smallWorld().ticket('t3').ticket('t4').assign('t2', 'v2', 'w1').assign('t3', 'v3', 'w1')
}

beforeEach(() => {
  useUi.setState(start, true)
  useSession.setState({ actor: actor('dispatcher'), role: 'console', reading: null })
  asked.length = 0
})

describe('commands on all that are marked', () => {
  test('[MAP13] for several tickets: when it is possible for one of them, with the number in the words', () => {
    const several = (...ids: string[]): Subject => ({ kind: 'tickets', ids })
    show(world4())
    expect(why('unassign', several('t1', 't4'))).toBe('why.notAssigned')
    expect(why('unassign', several('t1', 't2'))).toBeNull()
    expect(wordsOf(the('unassign'), several('t1', 't2'))).toEqual({ key: 'act.toQueueMarked', values: { count: 2 } })
    const word = () => wordsOf(the('pause'), several('t1', 't2')).key
    expect(word()).toBe('act.pauseMarked')
    const pause = (ticketId: string) =>
      ({ ticketId, pauseId: `p${ticketId}`, reason: 'parts', note: '', endsBy: null }) as const
    show(world4().does(intent('pause-clocks', pause('t1'), {})))
    expect(word()).toBe('act.pauseOrResumeMarked')
    show(
      world4()
        .does(intent('pause-clocks', pause('t1'), {}))
        .does(intent('pause-clocks', pause('t2'), {})),
    )
    expect(word()).toBe('act.resumeMarked')
    show(world4().does(intent('cancel-ticket', { ticketId: 't1', reason: 'twice' }, {})))
    expect(wordsOf(the('cancel'), several('t1', 't2', 't3')).values).toEqual({ count: 2 })
    // Several are asked about beside their marks, in any window; one in the detail.
    useSession.setState({ role: 'map' })
    expect([why('pause', several('t2', 't3')), why('cancel', several('t2', 't3'))]).toEqual([null, null])
    // One, or one that is left of several, is asked about in the detail, which this window has not.
    for (const one of [several('t2'), several('t1', 't2')])
      expect([why('pause', one), why('cancel', one)]).toEqual(['why.mainWindow', 'why.mainWindow'])
    useSession.setState({ actor: actor('viewer') })
    for (const id of ['assign', 'unassign', 'pause', 'cancel'])
      expect([id, why(id, several('t2', 't3'))]).toEqual([id, 'why.notPermitted'])
  })

  test('[MAP13] with marks A, U, P and Delete are about all of them', () => {
    show(world4())
    useUi.setState({ ticketId: 't1', marked: new Set(['t2', 't3', 't4']) })
    press('a', 'board')
    expect(useUi.getState().assigning).toBe('t2')
    useUi.setState({ assigning: null })
    press('u', 'board')
    expect(asked).toEqual([
      {
        name: 'submit',
        args: {
          intents: [
            { name: 'unassign-ticket', args: { ticketId: 't2' }, basedOn: { visitId: 'v2' } },
            { name: 'unassign-ticket', args: { ticketId: 't3' }, basedOn: { visitId: 'v3' } },
          ],
        },
      },
    ])
    for (const [key, act] of [
      ['p', 'pause'],
      ['Delete', 'cancel'],
    ] as const) {
      press(key, 'map')
      expect(useUi.getState().question).toEqual({ act, ids: ['t2', 't3', 't4'] })
    }
    // One alone has the forms of the detail.
    useUi.setState({ question: null, marked: new Set(['t3']) })
    press('p', 'board')
    press('Delete', 'board')
    expect(useUi.getState()).toMatchObject({ question: null, pausing: null, cancelling: 't3', ticketId: 't3' })
  })

  test('[MAP13] in the detail the keys are about the ticket that it shows, unless it is marked', () => {
    show(world4())
    useUi.setState({ ticketId: 't1', marked: new Set(['t2', 't3']) })
    expect(subjectsIn('detail')).toEqual([ticket('t1')])
    useUi.setState({ ticketId: 't2' })
    expect(subjectsIn('detail')[0]).toEqual({ kind: 'tickets', ids: ['t2', 't3'] })
  })

  test('[BRD15] which commands have a button on a row, and with which sign: what its key would do', () => {
    const signs = (subject: Subject) =>
      commands.flatMap((one) => (one.onRow && whyNot(one, subject) === null ? [one.onRow(subject)] : []))
    const paused = intent('pause-clocks', { ticketId: 't1', pauseId: 'p', reason: 'parts', note: '', endsBy: null }, {})
    show(world4().does(paused))
    expect(signs(ticket('t1'))).toEqual(['assign', 'resume', 'menu'])
    expect(signs(ticket('t2'))).toEqual(['assign', 'toQueue', 'pause', 'menu'])
    // One of them runs.
    expect(signs({ kind: 'tickets', ids: ['t1', 't2'] })).toContain('pause')
    useSession.setState({ actor: actor('viewer') })
    expect(signs(ticket('t2'))).toEqual(['menu'])
  })

  test('[BRD12] the palette is about all that are marked, with their number', () => {
    const both = { kind: 'tickets', ids: ['t1', 't2'] } as const
    const list = paletteList(commands, [both, ticket('t1')], whyNot)
    for (const id of ['assign', 'unassign', 'pause', 'cancel']) {
      const found = list.find(({ command }) => command.id === id)!
      expect([id, found.subject]).toEqual([id, both])
      expect(wordsOf(found.command, both).values).toEqual({ count: 2 })
    }
  })
})
