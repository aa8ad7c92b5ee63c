// What the window knows, as the language of the command line asks for it.
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import { boardIndex } from '../board/board-rows.ts'
import { foldText } from '../../../shared/text/fold-text.ts'
import { aboutTest } from '../board/rows/question.ts'
import type { Pane } from '../commands/command.ts'
import { subjectsIn } from '../commands/subjects.ts'
import { candidatesFor } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { pinyin } from '../data/pinyin.ts'
import { lightBook } from '../data/ticket-lights.ts'
import { fold } from './scan.ts'
import type { LineTicket, Lookup } from './lookup.ts'
import type { Vocabulary } from './vocabulary.ts'

/** @param pane where the focus was before it came to the line */
export function liveLookup(pane: Pane | null): Lookup {
  const subjects = subjectsIn(pane)
  const of = (kind: 'ticket' | 'technician') => {
    const found = subjects.find((subject) => subject.kind === kind)
    return found && 'id' in found ? found.id : null
  }
  const marked = subjects.find(({ kind }) => kind === 'tickets')
  return {
    tickets,
    isAbout,
    ticket: (id) => lineTicket(entities.value('ticket', id)),
    numbered: (number) => lineTicket(entities.value('ticket', numbers().get(number))),
    technicians: [...entities.all('technician')].map(({ value: { id, name, nameLatin } }) => ({
      id,
      name,
      nameLatin,
      isRead: (letters) => pinyin.begins(foldText(name), letters) !== null,
    })),
    subject: {
      marked: marked && 'ids' in marked ? marked.ids : [],
      ticketId: of('ticket'),
      technicianId: of('technician'),
    },
    lightOf: (id) => lightBook.get(id)?.light ?? 'none',
    ranked,
    areas: wordsOf('area'),
    skills: wordsOf('skill'),
  }
}

function* tickets(): Iterable<LineTicket> {
  for (const { value } of entities.all('ticket')) yield lineTicket(value)!
}

function lineTicket(ticket: Ticket | undefined): LineTicket | undefined {
  if (!ticket) return undefined
  const { id, number, site, priority, skills } = ticket
  return { id, number, open: isOpen(ticket), area: site.area, priority, skills }
}

/** The board's own rule; accents make no difference here. */
function isAbout(typed: string): (ticketId: string) => boolean {
  const fits = aboutTest(typed)
  return (ticketId) => {
    const record = boardIndex.record(ticketId)
    if (!record) return false
    const about = record.text.slice(...record.about)
    return fits(record) || (/[\u00c0-\u024f\u0400-\u052f]/.test(about) && fold(about).includes(typed))
  }
}

let numbersAt = -1
let byNumber = new Map<number, string>()
function numbers(): ReadonlyMap<number, string> {
  const revision = entities.kindRevision('ticket')
  if (revision !== numbersAt) {
    numbersAt = revision
    byNumber = new Map()
    for (const { value } of entities.all('ticket')) if (value.number !== null) byNumber.set(value.number, value.id)
  }
  return byNumber
}

function ranked(ticketId: string): string[] {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket || !isOpen(ticket)) return []
  const has = entities.value('visit', ticket.openVisitId)?.technicianId
  return candidatesFor(ticket)
    .filter(({ technician, unfit }) => !unfit && technician.id !== has)
    .map(({ technician }) => technician.id)
}

/** Codes with their words in both languages, and those that tickets have and no language knows. */
function wordsOf(group: 'area' | 'skill'): Vocabulary {
  const english: Record<string, string> = en[group]
  const chinese: Record<string, string> = zh[group]
  const present = new Set(Object.keys(english))
  for (const { value } of entities.all('ticket'))
    for (const code of group === 'area' ? [value.site.area] : value.skills) present.add(code)
  return [...present].map((code) => {
    const words = [code, english[code], chinese[code]].flatMap((word) => (word === undefined ? [] : [fold(word)]))
    return [code, [...new Set(words.map((word) => word.replaceAll(/\s+/g, '-')))]] as const
  })
}
