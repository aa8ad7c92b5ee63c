// What may stand at the end of the line, for Tab and for the list above it. Pure.
import { findTechnicians } from './find-technician.ts'
import type { LineTicket, Lookup } from './lookup.ts'
import { shelfLengths } from './meaning.ts'
import { readLine } from './parse.ts'
import { fold, scan } from './scan.ts'
import {
  filterWords,
  lightWords,
  reasonWords,
  shelveWords,
  stepWords,
  verbs,
  type SlotKind,
  type Vocabulary,
} from './vocabulary.ts'

/** What it is, for its words beside what is written. */
export type OfferOf =
  | { kind: 'verb' | 'reason' | 'step' | 'shelveReason' | 'area' | 'skill' | 'light' | 'prio'; code: string }
  | { kind: 'technician' | 'ticket'; id: string }
  | { kind: 'best' | 'resume' | 'none' | 'minutes' | 'filter'; code: string }

export interface Offer {
  /** what is written in the place of the last word */
  text: string
  of: OfferOf
}

export interface Completion {
  /** where the last word begins */
  from: number
  offers: Offer[]
}

const most = 9

export function complete(text: string, lookup: Lookup): Completion {
  const last = scan(text).at(-1)
  const typing = last !== undefined && last.to === text.length
  const from = typing ? last.from : text.length
  const typed = typing ? last.folded : ''
  const { verb, ticketId, unfilled, spans } = readLine(text.slice(0, from), lookup)
  const inText = spans.some(({ kind }) => kind === 'text')
  if (!verb) return { from, offers: text.trim() === '' || typing ? verbOffers(typed) : [] }
  if (inText) return { from, offers: [] }
  return { from, offers: unfilled.flatMap((kind) => slotOffers(kind, typed, lookup, ticketId)).slice(0, most) }
}

function verbOffers(typed: string): Offer[] {
  const found = verbs.flatMap(({ id, words }) => {
    const word = words.find((one) => one.startsWith(typed))
    return word === undefined ? [] : [{ word, offer: { text: word, of: { kind: 'verb', code: id } as const } }]
  })
  // A whole word is meant before the beginning of another.
  return found.sort((a, b) => Number(b.word === typed) - Number(a.word === typed)).map(({ offer }) => offer)
}

function slotOffers(kind: SlotKind, typed: string, lookup: Lookup, ticketId: string | null): Offer[] {
  switch (kind) {
    case 'ticket':
      return ticketOffers(typed, lookup)
    case 'technician':
      return technicianOffers(typed, lookup, ticketId)
    case 'best':
      return typed === '' || typed === '!' ? [{ text: '!', of: { kind, code: '!' } }] : []
    case 'resume':
    case 'none':
      return typed === '' || typed === '-' ? [{ text: '-', of: { kind, code: '-' } }] : []
    case 'reason':
      return codeOffers(kind, reasonWords, typed)
    case 'step':
      return codeOffers(kind, stepWords, typed)
    case 'shelveReason':
      return codeOffers(kind, shelveWords, typed)
    case 'minutes':
      return shelfLengths
        .map(String)
        .filter((one) => one.startsWith(typed))
        .map((one) => ({ text: one, of: { kind, code: one } }))
    case 'filter':
      return filterOffers(typed, lookup)
    case 'text':
      return []
    default:
      return kind satisfies never
  }
}

function codeOffers<C extends string>(
  kind: 'reason' | 'step' | 'shelveReason',
  vocabulary: Vocabulary<C>,
  typed: string,
): Offer[] {
  return vocabulary.flatMap(([code, words]) => {
    const text = words.find((word) => word.startsWith(typed))
    return text === undefined ? [] : [{ text, of: { kind, code } }]
  })
}

/** By the beginning of the number, or by customer, address or area. */
function ticketOffers(typed: string, lookup: Lookup): Offer[] {
  const digits = /^#?(\d+)$/.exec(typed)?.[1]
  const named = digits === undefined && typed.length >= (/^\p{Script=Han}/u.test(typed) ? 1 : 3)
  if (digits === undefined && !named) return []
  const found: LineTicket[] = []
  const isAbout = lookup.isAbout(typed)
  for (const ticket of lookup.tickets()) {
    if (ticket.number === null || !ticket.open) continue
    if (named ? isAbout(ticket.id) : String(ticket.number).startsWith(digits!)) found.push(ticket)
  }
  return found
    .sort((a, b) => a.number! - b.number!)
    .slice(0, most)
    .map(({ id, number }) => ({ text: String(number), of: { kind: 'ticket', id } }))
}

/** Before anything of a name is typed, those whom the ticket suits. */
function technicianOffers(typed: string, { technicians, ranked }: Lookup, ticketId: string | null): Offer[] {
  if (/^[#\d!-]/.test(typed)) return []
  const byId = technicians.filter(({ id }) => fold(id).startsWith(typed)).map(({ id }) => id)
  const byName = () => findTechnicians(technicians, typed).map(({ id }) => id)
  const suited = ticketId === null ? [] : ranked(ticketId)
  const found = typed === '' ? (suited.length > 0 ? suited : byId) : [...new Set([...byName(), ...byId])]
  return found.slice(0, most).map((id) => ({ text: id, of: { kind: 'technician', id } }))
}

function filterOffers(typed: string, lookup: Lookup): Offer[] {
  const [, name, value] = /^([^:=]+)[:=](.*)$/.exec(typed) ?? []
  if (name === undefined || value === undefined)
    return filterWords.flatMap(([code, words]) => {
      const word = words.find((one) => one.startsWith(typed))
      return word === undefined ? [] : [{ text: `${word}:`, of: { kind: 'filter', code } }]
    })
  const by = filterWords.find(([, words]) => words.includes(name))?.[0]
  if (by === undefined) return []
  const values: Vocabulary = { area: lookup.areas, skill: lookup.skills, light: lightWords, prio: priorityWords }[by]
  return values.flatMap(([code, words]) => {
    const word = [code, ...words].find((one) => one.startsWith(value))
    return word === undefined ? [] : [{ text: `${name}:${word}`, of: { kind: by, code } }]
  })
}

const priorityWords: Vocabulary = ['1', '2', '3', '4'].map((one) => [one, [one]] as const)
