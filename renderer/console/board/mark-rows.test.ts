// Marking many rows of the board at once: a range, all that is listed, and how much at most.
import '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { actor, smallWorld } from '../../../test/support/world.ts'
import { kinds } from '../../../shared/model/entities.ts'
import { commands } from '../commands/registry.ts'
import { whyNot } from '../commands/run-command.ts'
import { entities } from '../data/entity-store.ts'
import { mostMarked, toggleMark } from '../data/marked-tickets.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { boardKeys } from './board-keys.ts'
import { boardRows } from './board-rows.ts'
import { useBoard } from './board-state.ts'
import { beginRange, markAll, markTo } from './mark-rows.ts'

const start = useUi.getState()

/** So many tickets on the board, in the order of their numbers. */
function list(count: number): string[] {
  let world = smallWorld()
  for (let n = 3; n <= count; n++) world = world.ticket(`t${n}`)
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
  return Array.from({ length: count }, (_, i) => `t${i + 1}`)
}

/** The rows of the board are drawn together, a little later. */
async function shown(count: number): Promise<string[]> {
  await expect.poll(() => boardRows.get().view.tickets, { timeout: 30_000 }).toBe(count)
  const { view } = boardRows.get()
  return Array.from({ length: view.length }, (_, i) => view.row(i)).flatMap((row) =>
    row?.kind === 'ticket' ? [row.id] : [],
  )
}

const marked = () => [...useUi.getState().marked]
const numbers = (...all: number[]) => all.map((n) => `t${n}`)
const press = (key: string, more: { ctrlKey?: true; shiftKey?: true }) => {
  const event = { key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...more }
  const nativeEvent = { ...event, target: null, isComposing: false }
  boardKeys({ ...event, nativeEvent, preventDefault() {}, stopPropagation() {} } as unknown as Parameters<
    typeof boardKeys
  >[0])
}

beforeEach(async () => {
  useUi.setState({ ...start, tab: 'open' }, true)
  useSession.setState({ actor: actor('dispatcher'), role: 'console' })
  const { look } = useBoard.getState()
  useBoard.setState({
    chips: {},
    closed: new Set(),
    look: { ...look, sort: { by: 'number', down: false }, group: 'none' },
  })
  beginRange('none')
  list(9)
  await shown(9)
})

describe('[BRD13] Shift and a click', () => {
  test('marks from the row that was clicked last to this one, up or down', () => {
    beginRange('t4')
    markTo('t6')
    expect(marked()).toEqual(numbers(4, 5, 6))
    // Another reach from the same row takes the place of the first.
    markTo('t2')
    expect(marked()).toEqual(numbers(2, 3, 4))
  })

  test('takes back only its own marks, and none that have become others since', () => {
    beginRange('t1')
    markTo('t5')
    markAll()
    markTo('t3')
    expect(marked().sort()).toEqual(numbers(1, 2, 3, 4, 5, 6, 7, 8, 9))
  })

  test('adds to what was marked before, and from a row that was marked last', () => {
    toggleMark('t9')
    beginRange('t9')
    toggleMark('t1')
    beginRange('t1')
    markTo('t3')
    expect(marked().sort()).toEqual(numbers(1, 2, 3, 9))
    markTo('t2')
    expect(marked().sort()).toEqual(numbers(1, 2, 9))
  })

  test('begins at the selected row when the one before is not listed, and marks one where neither is', () => {
    beginRange('gone')
    useUi.setState({ ticketId: 't7' })
    markTo('t8')
    expect(marked()).toEqual(numbers(7, 8))
    useUi.setState({ ticketId: null, marked: new Set() })
    markTo('t5')
    expect(marked()).toEqual(['t5'])
  })

  test('with Shift a page or the end marks every row on the way', () => {
    useUi.setState({ ticketId: 't5' })
    press('End', { shiftKey: true })
    expect(marked()).toEqual(numbers(5, 6, 7, 8, 9))
    expect(useUi.getState().ticketId).toBe('t9')
    press('Home', { shiftKey: true })
    expect(marked()).toHaveLength(9)
  })
})

describe('[BRD13] Ctrl+A on the rows', () => {
  test('marks what tab and filter show, and nothing in a closed group', async () => {
    useUi.setState({ query: '1003' })
    press('a', { ctrlKey: true })
    expect(marked()).toEqual(['t3'])
    useUi.setState({ query: '', marked: new Set() })
    const { look } = useBoard.getState()
    useBoard.setState({ look: { ...look, group: 'category' } })
    const [group] = boardRows.get().view.groups
    useBoard.setState({ closed: new Set([group!.key]) })
    markAll()
    expect(marked()).toEqual([])
    expect(useUi.getState().said).toMatchObject({ kind: 'refused', key: 'said.nothingToMark' })
  })

  test('marks no more than one act takes, from the top, and says of how many', async () => {
    list(mostMarked + 3)
    const rows = await shown(mostMarked + 3)
    markAll()
    expect(marked()).toEqual(rows.slice(0, mostMarked))
    expect(useUi.getState().said).toEqual({
      kind: 'refused',
      key: 'said.markedFirst',
      values: { count: mostMarked, of: mostMarked + 3, most: mostMarked },
    })
    useUi.setState({ said: null, marked: new Set() })
    list(mostMarked)
    await shown(mostMarked)
    markAll()
    expect(marked()).toHaveLength(mostMarked)
    expect(useUi.getState().said).toBeNull()
  })

  test('is a command of the registry, and so in the palette and on F1', () => {
    const command = commands.find(({ id }) => id === 'mark-all')!
    expect(command).toMatchObject({ keys: ['Ctrl+A'], scope: ['board'] })
    expect(whyNot(command, { kind: 'nothing' })).toBeNull()
    useSession.setState({ role: 'map' })
    expect(whyNot(command, { kind: 'nothing' })).toBe('why.mainWindow')
  })
})
