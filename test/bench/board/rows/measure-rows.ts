// What the board's index does with 50,000 tickets, against the table library's own row models on the same data: another
// word in the filter, another order, one changed ticket; and what a second costs those who count lights.
import {
  columnFilteringFeature,
  constructTable,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import { pinyinTable } from '../../../../electron/pinyin-table.ts'
import { BoardIndex } from '../../../../renderer/console/board/rows/board-index.ts'
import { HeldBoard } from '../../../../renderer/console/board/rows/held-board.ts'
import type { Question } from '../../../../renderer/console/board/rows/question.ts'
import type { Words } from '../../../../renderer/console/board/rows/sort-keys.ts'
import { ticketRecord, type TicketRecord } from '../../../../renderer/console/board/rows/ticket-record.ts'
import { pinyin } from '../../../../renderer/console/data/pinyin.ts'
import { LightBook } from '../../../../renderer/console/data/light-book.ts'
import type { RowTimes } from '../../../../scripts/bench/board/board-task.ts'
import { benchNow, dueLater, manyTickets } from '../../../../scripts/bench/board/many-tickets.ts'

const typedWords = ['kumkent', 'zhang', '700 12', 'novak', 'stairwell 3', '王', 'fuse box', 'jiefanglu', 'jfl']

const { compare } = new Intl.Collator('zh')
const words: Words = {
  category: (code) => code,
  area: (code) => code,
  policy: (id) => id,
  skill: (code) => code,
  customer: ({ ticket }) => ticket.customer.name,
  technician: ({ technician }) => technician?.name ?? null,
  compare,
}

declare global {
  interface Window {
    measureRows: (rounds: number) => { ours: RowTimes; theirs: RowTimes; seconds: number[] }
  }
}

window.measureRows = (rounds) => {
  pinyin.learn(pinyinTable())
  const state = manyTickets()
  const now = benchNow(state)
  const book = new LightBook((id) => state.get('ticket', id))
  for (const { id } of state.values('ticket')) book.look(id, now)
  const record = (id: string): TicketRecord => {
    const ticket = state.get('ticket', id)!
    const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
    return ticketRecord(ticket, visit && state.get('technician', visit.technicianId), book.get(id)!)
  }
  const ids = Array.from(state.values('ticket'), ({ id }) => id)
  const records = ids.map(record)
  let question: Question = { tab: 'open', text: '', chips: {}, sort: { by: 'dueAt', down: false }, group: 'none' }
  const index = new BoardIndex(question, words)
  const waiting: (() => void)[] = []
  const board = new HeldBoard(index, {
    question,
    words,
    order: (groups) => [...groups],
    later: (act) => waiting.push(act),
  })
  board.replaceAll(records)
  const ask = (part: Partial<Question>) => board.ask((question = { ...question, ...part }))
  const library = stock(records)

  const ours: RowTimes = { key: [], sort: [], event: [] }
  const theirs: RowTimes = { key: [], sort: [], event: [] }
  for (let round = 0; round < rounds; round++) {
    for (const word of typedWords)
      for (let letters = 1; letters <= word.length; letters++) {
        const text = word.slice(0, letters)
        ours.key.push(timed(() => ask({ text })))
        theirs.key.push(timed(() => library.filter(text)))
      }
    ask({ text: '' })
    library.filter('')
    for (const by of ['customer', 'dueAt', 'number', 'priority'] as const) {
      ours.sort.push(timed(() => ask({ sort: { by, down: false } })))
      theirs.sort.push(timed(() => library.sort(by)))
    }
    ask({ sort: { by: 'dueAt', down: false } })
    for (let i = 0; i < 50; i++) {
      const id = ids[(i * 7_919) % ids.length]!
      const ticket = state.get('ticket', id)!
      // One in three goes elsewhere in the order.
      state.put('ticket', i % 3 === 0 ? dueLater(ticket, (i - 25) * 3_600_000) : { ...ticket, summary: `now ${i}` })
      ours.event.push(
        timed(() => {
          book.look(id, now)
          board.put([record(id)], [])
          for (const act of waiting.splice(0)) act()
        }),
      )
      if (i < 5) theirs.event.push(timed(() => library.change(record(id))))
    }
  }
  const seconds = Array.from({ length: 60 }, (_, second) => timed(() => book.tick(now + second * 1_000)))
  return { ours, theirs, seconds }
}

function timed(act: () => void): number {
  const began = performance.now()
  act()
  return performance.now() - began
}

/** The library as its guide says: a filter over one column of joined text, a sort by ready keys, ids as rows. */
function stock(start: TicketRecord[]) {
  const features = tableFeatures({
    coreReactivityFeature: storeReactivityBindings(),
    columnFilteringFeature,
    globalFilteringFeature,
    rowSortingFeature,
    filteredRowModel: createFilteredRowModel(),
    sortedRowModel: createSortedRowModel(),
    filterFns: { includesString: filterFn_includesString },
    sortFns: { basic: sortFn_basic },
  })
  const helper = createColumnHelper<typeof features, TicketRecord>()
  const key = (id: string, value: (record: TicketRecord) => string | number) =>
    helper.accessor(value, { id, sortFn: 'basic', enableGlobalFilter: false })
  let data = start
  let globalFilter = ''
  let sorting = [{ id: 'dueAt', desc: false }]
  const options = () => ({
    features,
    data,
    columns,
    getRowId: ({ ticket }: TicketRecord) => ticket.id,
    globalFilterFn: 'includesString' as const,
    state: { globalFilter, sorting },
  })
  const columns = helper.columns([
    helper.accessor(({ text }) => text, { id: 'text' }),
    key('customer', ({ ticket }) => ticket.customer.name),
    key('dueAt', ({ standing }) => standing.dueAt ?? Infinity),
    key('number', ({ ticket }) => ticket.number ?? Infinity),
    key('priority', ({ ticket }) => ticket.priority),
  ])
  const table = constructTable(options())
  const at = new Map(start.map(({ ticket }, i) => [ticket.id, i]))
  const rows = () => {
    table.setOptions((old) => ({ ...old, ...options() }))
    if (table.getRowModel().rows.length > data.length) throw new Error('more rows than tickets')
  }
  rows()
  return {
    filter(text: string) {
      globalFilter = text
      rows()
      return table.getRowModel().rows.length
    },
    sort(by: string) {
      sorting = [{ id: by, desc: false }]
      rows()
    },
    change(record: TicketRecord) {
      data = data.with(at.get(record.ticket.id)!, record)
      rows()
    },
  }
}
