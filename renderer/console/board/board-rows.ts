// The board's rows in this window: everything that a ticket's record is made of reaches the index from here, each change
// as the tickets that it touches.
import i18next from 'i18next'
import type { TicketId } from '../../../shared/model/ids.ts'
import { entities } from '../data/entity-store.ts'
import { readingNow } from '../data/session.ts'
import { lightBook, onTurned } from '../data/ticket-lights.ts'
import { useUi } from '../data/ui-state.ts'
import { onPinyin, wantPinyin } from '../data/want-pinyin.ts'
import { useBoard } from './board-state.ts'
import { boardWords, groupName } from './board-words.ts'
import { BoardIndex, type Group } from './rows/board-index.ts'
import { HeldBoard } from './rows/held-board.ts'
import type { Question } from './rows/question.ts'
import { ticketRecord, type TicketRecord } from './rows/ticket-record.ts'

/** From so many on, all are taken anew at once. */
const many = 1_000

let words = boardWords()

function question(): Question {
  const { tab, query } = useUi.getState()
  const { chips, look } = useBoard.getState()
  return { tab, text: query, chips, sort: look.sort, group: look.group }
}

/** By name; what belongs to no group comes last. */
function inOrder(groups: Iterable<Group>): Group[] {
  const { group } = useBoard.getState().look
  const named = Array.from(groups, (one) => ({ one, name: groupName(group, one.key, i18next.t) }))
  named.sort((a, b) => Number(a.one.key === '') - Number(b.one.key === '') || words.compare(a.name, b.name))
  return named.map(({ one }) => one)
}

export const boardIndex = new BoardIndex(question(), words)
export const boardRows = new HeldBoard(boardIndex, {
  question: question(),
  words,
  order: inOrder,
  later: (act, ms) => void window.setTimeout(act, entities.untilDrawn(performance.now(), ms)),
})

function recordOf(id: TicketId): TicketRecord | undefined {
  const ticket = entities.value('ticket', id)
  const standing = lightBook.get(id)
  if (!ticket || !standing) return undefined
  const visit = entities.value('visit', ticket.openVisitId)
  const technician = entities.value('technician', visit?.technicianId)
  const record = ticketRecord(ticket, technician, standing)
  if (record.read > 0) wantPinyin(record.text)
  return record
}

function* allRecords(): Iterable<TicketRecord> {
  for (const { value } of entities.all('ticket')) yield recordOf(value.id)!
}

let touched = new Set<TicketId>()

/** What touches a ticket in several ways at once is looked at once. */
function touch(ids: Iterable<TicketId>): void {
  if (touched.size === 0) queueMicrotask(takeTouched)
  for (const id of ids) touched.add(id)
}

function takeTouched(): void {
  const ids = touched
  touched = new Set()
  // What is read of a copy was there before the operator was.
  if (readingNow() || ids.size > many) return boardRows.replaceAll(allRecords())
  const records: TicketRecord[] = []
  const gone: TicketId[] = []
  for (const id of ids) {
    const record = recordOf(id)
    if (record) records.push(record)
    else gone.push(id)
  }
  boardRows.put(records, gone)
}

function ticketsOf(technicianId: string): TicketId[] {
  const visits = entities.value('route', technicianId)?.visitIds ?? []
  return visits.flatMap((id) => entities.value('visit', id)?.ticketId ?? [])
}

function* ofVisits(ids: Iterable<string>): Iterable<TicketId> {
  for (const id of ids) {
    const ticketId = entities.value('visit', id)?.ticketId
    if (ticketId) yield ticketId
  }
}

function* ofTechnicians(ids: Iterable<string>): Iterable<TicketId> {
  for (const id of ids) yield* ticketsOf(id)
}

entities.listenKind('ticket', touch)
entities.listenKind('visit', (ids) => touch(ofVisits(ids)))
entities.listenKind('technician', (ids) => {
  touch(ofTechnicians(ids))
  for (const id of ids) wantPinyin(entities.value('technician', id)?.name ?? '')
})
onTurned(touch)
onPinyin(() => {
  if (useUi.getState().query !== '') boardRows.ask(question())
})

/** Names of codes have changed: language or policies. */
function askInOtherWords(): void {
  words = boardWords()
  boardRows.ask(question(), words)
}
entities.listenKind('sla', askInOtherWords)
i18next.on('languageChanged', askInOtherWords)

useUi.subscribe((next, before) => {
  if (next.tab !== before.tab || next.query !== before.query) boardRows.ask(question())
  if (next.ticketId !== before.ticketId) useBoard.setState({ cursorGroup: null })
})
useBoard.subscribe((next, before) => {
  const { sort, group } = next.look
  if (next.chips !== before.chips || sort !== before.look.sort || group !== before.look.group) boardRows.ask(question())
  if (next.closed !== before.closed) boardRows.setClosed(next.closed)
})
