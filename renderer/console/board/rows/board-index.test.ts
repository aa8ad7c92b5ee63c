import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { columnIds, groupings, type Chips } from '../../../../shared/ipc/board-look.ts'
import { lights } from '../../../../shared/model/sla.ts'
import type { Technician } from '../../../../shared/model/technician.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { pinyin } from '../../data/pinyin.ts'
import { BoardIndex, type Group } from './board-index.ts'
import { HeldBoard } from './held-board.ts'
import { testFor, wordsOf, type Question } from './question.ts'
import { comparePlaces, sortKey, type Words } from './sort-keys.ts'
import { groupOf, nobody, ownStaff, ticketRecord, type TicketRecord } from './ticket-record.ts'

const words: Words = {
  category: (code) => code,
  area: (code) => code,
  policy: (id) => id,
  skill: (code) => code,
  customer: ({ ticket }) => ticket.customer.name,
  technician: ({ technician }) => technician?.name ?? null,
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
}
pinyin.learn('zhang 张\nsan 三\nwang 王\nwei 伟\nren 人\nmin 民\nlu 路')

const technician = fc
  .record({
    id: fc.constantFrom('w1', 'w2'),
    team: fc.constantFrom('north', 'south'),
    partner: fc.constantFrom('Ishim', undefined),
  })
  .map((one) => ({ ...one, name: `王伟${one.id}`, nameLatin: `Wang ${one.id}` }) as unknown as Technician)

const record: fc.Arbitrary<TicketRecord> = fc
  .record({
    id: fc.integer({ min: 0, max: 25 }).map((n) => `t${n}`),
    number: fc.option(fc.integer({ min: 1001, max: 1030 }), { nil: null, freq: 10 }),
    state: fc.constantFrom<Ticket['state']>('new', 'planned', 'cancelled'),
    priority: fc.constantFrom<Ticket['priority']>(1, 2, 3, 4),
    tier: fc.constantFrom<Ticket['tier']>('platinum', 'gold'),
    category: fc.constantFrom('lift', 'power'),
    policyId: fc.constantFrom('urgent', 'fault'),
    reportedAt: fc.integer({ min: 0, max: 9 }),
    movedAt: fc.integer({ min: 0, max: 9 }),
    skills: fc.subarray(['lift', 'electrical']),
    name: fc.constantFrom('张三', '王伟', 'Miller'),
    area: fc.constantFrom('north', 'south', 'west'),
    technician: fc.option(technician, { nil: undefined }),
    light: fc.constantFrom(...lights),
    dueAt: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  })
  .map(({ name, area, technician: found, light, dueAt, ...ticket }) => {
    const whole = {
      ...ticket,
      customer: { name, nameLatin: null, phone: '+7 700 1' },
      site: { address: '人民路 1', addressLatin: null, area },
      summary: 'Fuse box trips',
    } as unknown as Ticket
    const open = ticket.state !== 'cancelled'
    const waiting = open && found === undefined
    return ticketRecord(whole, found, { light, dueAt, open, waiting, turnsAt: Infinity })
  })

const chips: fc.Arbitrary<Chips> = fc.record(
  {
    priority: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 }),
    light: fc.uniqueArray(fc.constantFrom(...lights), { minLength: 1 }),
    area: fc.uniqueArray(fc.constantFrom('north', 'south'), { minLength: 1 }),
    technician: fc.uniqueArray(fc.constantFrom('w1', nobody), { minLength: 1 }),
    partner: fc.uniqueArray(fc.constantFrom('Ishim', ownStaff, nobody), { minLength: 1 }),
  },
  { requiredKeys: [] },
)

const question: fc.Arbitrary<Question> = fc.record({
  tab: fc.constantFrom('queue', 'assigned', 'open', 'ended'),
  text: fc.constantFrom('', '', '张', 'zs', 'ww fuse', '#101', 'rml', '人minlu', 'sou'),
  chips: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, chips),
  sort: fc.record({ by: fc.constantFrom(...columnIds), down: fc.boolean() }),
  group: fc.constantFrom(...groupings),
})

type Step =
  | { do: 'put'; record: TicketRecord }
  | { do: 'remove'; id: string }
  | { do: 'ask'; question: Question }
  | { do: 'hold'; on: boolean }
  | { do: 'settle' }
  | { do: 'replace'; records: TicketRecord[] }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('put' as const), record }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('remove' as const), id: record.map(({ ticket }) => ticket.id) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), question }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), on: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant({ do: 'settle' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('replace' as const), records: fc.array(record, { maxLength: 10 }) }),
  },
)

/** What the index shows, made anew: ids by group. */
function plain(records: Iterable<TicketRecord>, asked: Question): Map<string, string[]> {
  const fits = testFor(asked)
  const compare = comparePlaces(asked.sort, words.compare)
  const found = [...records]
    .filter(fits)
    .map((one) => ({ id: one.ticket.id, key: sortKey(one, asked.sort.by, words), group: groupOf(one, asked.group) }))
    .sort(compare)
  const groups = new Map<string, string[]>()
  for (const { id, group } of found) groups.set(group, [...(groups.get(group) ?? []), id])
  return groups
}

const byKey = (groups: Iterable<Group>) => [...groups].sort((a, b) => (a.key < b.key ? -1 : 1))
const sorted = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

function rowsOf(board: HeldBoard): string[] {
  const { view } = board.get()
  return Array.from({ length: view.length }, (_, i) => {
    const row = view.row(i)!
    return row.kind === 'ticket' ? row.id : `# ${row.group.key}`
  })
}

const ticketsIn = (rows: string[]) => rows.filter((row) => !row.startsWith('# '))

describe('the board’s index', () => {
  test('[BRD1] [BRD2] [BRD8] is a plain filter and sort of all tickets, whatever comes; held rows stay, what waits is counted', () => {
    fc.assert(
      fc.property(question, fc.array(step, { maxLength: 60, size: 'max' }), (first, steps) => {
        const all = new Map<string, TicketRecord>()
        let asked = first
        let held = false
        const due: (() => void)[] = []
        const index = new BoardIndex(first, words)
        const board = new HeldBoard(index, { question: first, words, order: byKey, later: (act) => due.push(act) })
        let shown: string[] = []
        for (const one of steps) {
          if (one.do === 'put') {
            all.set(one.record.ticket.id, one.record)
            board.put([one.record], [])
          } else if (one.do === 'remove') {
            all.delete(one.id)
            board.put([], [one.id])
          } else if (one.do === 'replace') {
            all.clear()
            for (const found of one.records) all.set(found.ticket.id, found)
            board.replaceAll(all.values())
          } else if (one.do === 'ask') board.ask((asked = one.question))
          else if (one.do === 'hold') board.hold((held = one.on))
          else for (const act of due.splice(0)) act()

          const expected = plain(all.values(), asked)
          const found = [...index.groups].map(([key, { places }]): [string, string[]] => [
            key,
            Array.from(places, ({ id }) => id),
          ])
          expect(sorted(new Map(found))).toEqual(sorted(expected))
          for (const { places, lights: counted } of index.groups.values()) {
            const counts = { none: 0, green: 0, yellow: 0, red: 0 }
            for (const { id } of places) counts[all.get(id)!.standing.light]++
            expect(counted).toEqual(counts)
          }

          const flat = sorted(expected).flatMap(([key, ids]) => (asked.group === 'none' ? ids : [`# ${key}`, ...ids]))
          const rows = rowsOf(board)
          const { waiting } = board.get()
          const still = held && one.do !== 'ask'
          const anew = !held && (one.do === 'settle' || one.do === 'ask')
          expect(rows).toEqual(still ? shown : anew ? flat : rows)
          // What waits: at least what has come and gone, and nothing only when the rows are what they would be.
          const [there, now] = [ticketsIn(rows), ticketsIn(flat)]
          const different =
            there.filter((id) => !now.includes(id)).length + now.filter((id) => !there.includes(id)).length
          const counted = still && one.do === 'settle'
          expect(waiting).toBeGreaterThanOrEqual(counted ? different : 0)
          expect(there).toEqual(counted && waiting === 0 ? now : there)
          expect(waiting).toBe(anew ? 0 : waiting)
          shown = rows
          expect(there.map((id) => board.indexOf(id))).toEqual(there.map((id) => rows.indexOf(id)))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what waits while the rows are held', () => {
  const due = (id: string, dueAt: number): TicketRecord =>
    ticketRecord(
      {
        id,
        number: null,
        customer: { name: 'Miller', nameLatin: null, phone: '1' },
        site: { address: '1', addressLatin: null, area: 'north' },
        summary: 'Fuse',
      } as unknown as Ticket,
      undefined,
      { light: 'green', dueAt, open: true, waiting: true, turnsAt: Infinity },
    )

  test('[BRD2] a ticket that would come, go or change its place; not one that stays between its neighbours', () => {
    const question: Question = { tab: 'open', text: '', chips: {}, sort: { by: 'dueAt', down: false }, group: 'none' }
    let settled = () => {}
    const board = new HeldBoard(new BoardIndex(question, words), {
      question,
      words,
      order: byKey,
      later: (act) => (settled = act),
    })
    const waiting = () => {
      settled()
      return board.get().waiting
    }
    board.replaceAll([due('a', 10), due('b', 20), due('c', 30)])
    board.hold(true)
    board.put([due('b', 25)], [])
    expect(waiting()).toBe(0)
    board.put([due('b', 35)], [])
    expect(waiting()).toBe(1)
    board.put([due('b', 15)], [])
    expect(waiting()).toBe(0)
    board.put([due('n', 5)], [])
    expect(waiting()).toBe(1)
    board.put([], ['c'])
    expect(waiting()).toBe(2)
    expect(rowsOf(board)).toEqual(['a', 'b', 'c'])
    board.put([due('c', 30)], ['n'])
    expect(waiting()).toBe(0)
    board.put([due('a', 40)], [])
    board.hold(false)
    expect(board.get().waiting).toBe(0)
    expect(rowsOf(board)).toEqual(['b', 'c', 'a'])
  })

  test('[BRD2] nothing, when what waited is gone before the rows are let go', () => {
    const question: Question = { tab: 'open', text: '', chips: {}, sort: { by: 'dueAt', down: false }, group: 'none' }
    let settled = () => {}
    const later = (act: () => void) => void (settled = act)
    const board = new HeldBoard(new BoardIndex(question, words), { question, words, order: byKey, later })
    board.hold(true)
    board.put([due('a', 10)], [])
    settled()
    expect(board.get().waiting).toBe(1)
    board.replaceAll([])
    board.hold(false)
    expect(board.get().waiting).toBe(0)
    settled()
    expect(board.get().waiting).toBe(0)
    expect(rowsOf(board)).toEqual([])
  })
})

describe('a typed filter', () => {
  const zhang = ticketRecord(
    {
      number: 1042,
      customer: { name: '张三', nameLatin: 'Zhang San', phone: '+7 700 123-45' },
      site: { address: '人民路 1', addressLatin: 'Renmin Rd 1', area: 'north' },
      summary: '配电箱跳闸 · Fuse box trips',
      contract: 'K-7781',
    } as unknown as Ticket,
    {
      id: 'w1',
      name: '王伟',
      nameLatin: 'Wei Wang',
      team: 'north',
      partner: 'Ishim Technics',
    } as unknown as Technician,
    { light: 'red', dueAt: 1, turnsAt: Infinity, open: true, waiting: false },
  )
  const finds = (text: string) =>
    testFor({ tab: 'open', text, chips: {}, sort: { by: 'dueAt', down: false }, group: 'none' })(zhang)

  test.each([
    '1042',
    '#1042',
    '张三',
    'zs',
    'zhangsan',
    'zhang',
    'ww',
    '王',
    '70012345',
    '700 123',
    'renmin',
    '人民路',
    'FUSE 跳闸',
    '１０４２',
    'ｚｓ',
    '(700) 123',
    '700-123-45',
    '+7 (700) 12345',
    '7.700.123.45',
    'ishim',
    'k-77',
  ])('[BRD3] %s finds the ticket', (text) => expect(finds(text)).toBe(true))
  test.each(['1043', '李', 'sz', 'fuse lift', 'zs lisi', '(700) 124', '700-123-46'])('[BRD3] %s does not', (text) =>
    expect(finds(text)).toBe(false),
  )
  test('[BRD3] blanks alone ask nothing', () => expect(wordsOf('  ＃ ')).toEqual([]))
})
