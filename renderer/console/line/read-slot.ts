// Whether a word of the line can be what a verb still asks for. Pure.
import { fold, type Token } from './scan.ts'
import { findTechnicians } from './find-technician.ts'
import type { Lookup } from './lookup.ts'
import type { Filter } from './filter.ts'
import { shelfLengths } from './meaning.ts'
import {
  bestWords,
  codesOf,
  filterWords,
  lightWords,
  noneWords,
  reasonWords,
  resumeWords,
  shelveWords,
  stepWords,
  type SlotKind,
  type Vocabulary,
} from './vocabulary.ts'

export type Problem =
  /** nothing of this kind was asked for */
  | { code: 'unexpected' }
  | { code: 'unknownVerb' }
  | { code: 'missing' }
  | { code: 'noTicket'; number: number }
  | { code: 'noTechnician' }
  | { code: 'severalTechnicians'; ids: string[] }
  | { code: 'several'; words: string[] }
  | { code: 'noSuchValue' }
  | { code: 'shelfLength' }
  | { code: 'tooLong'; most: number }
  | { code: 'nobodyFits' }
  | { code: 'oneTicket' }

/** @property used how many tokens it takes */
export type Read = { used: number; value: string | number | Filter } | { used: number; problem: Problem }

const mostWords = 3

/** @returns null: it is something else */
export function readSlot(kind: SlotKind, tokens: readonly Token[], at: number, lookup: Lookup): Read | null {
  const { folded } = tokens[at]!
  switch (kind) {
    case 'ticket':
      return readTicket(folded, lookup)
    case 'technician':
      return readTechnician(tokens, at, lookup)
    case 'best':
      return bestWords.includes(folded) ? { used: 1, value: 'best' } : null
    case 'resume':
      return resumeWords.includes(folded) ? { used: 1, value: 'resume' } : null
    case 'none':
      return noneWords.includes(folded) ? { used: 1, value: 'none' } : null
    case 'reason':
      return readCode(reasonWords, folded)
    case 'step':
      return readCode(stepWords, folded)
    case 'shelveReason':
      return readCode(shelveWords, folded)
    case 'minutes':
      return readMinutes(folded)
    case 'filter':
      return readFilter(folded, lookup)
    case 'text':
      return null
    default:
      return kind satisfies never
  }
}

function readTicket(folded: string, lookup: Lookup): Read | null {
  const number = /^#?(\d{1,9})$/.exec(folded)?.[1]
  if (number === undefined) return null
  const ticket = lookup.numbered(Number(number))
  return ticket ? { used: 1, value: ticket.id } : { used: 1, problem: { code: 'noTicket', number: Number(number) } }
}

/** A name may be of several words: as many as make one name. */
function readTechnician(tokens: readonly Token[], at: number, lookup: Lookup): Read | null {
  for (let used = Math.min(mostWords, tokens.length - at); used > 1; used--) {
    const words = tokens.slice(at, at + used).map(({ folded }) => folded)
    // An id stands alone.
    if (words.some((word) => /^#?\d+$|^[a-z]+\d+$|[!:]/.test(word)) && !namesWhole(words, lookup)) continue
    const found = findTechnicians(lookup.technicians, words.join(' '))
    if (found.length === 1) return { used, value: found[0]!.id }
  }
  const { folded } = tokens[at]!
  const found = findTechnicians(lookup.technicians, folded)
  if (found.length === 1) return { used: 1, value: found[0]!.id }
  if (found.length > 1) return { used: 1, problem: { code: 'severalTechnicians', ids: found.map(({ id }) => id) } }
  return /^\p{L}/u.test(folded) ? { used: 1, problem: { code: 'noTechnician' } } : null
}

/** `Engineer 1` is a name although it has a number in it. */
function namesWhole(words: readonly string[], { technicians }: Lookup): boolean {
  const name = words.join(' ')
  return technicians.some((one) => fold(one.nameLatin) === name || fold(one.name) === name)
}

function readCode<C extends string>(vocabulary: Vocabulary<C>, folded: string): Read | null {
  const codes = codesOf(vocabulary, folded)
  if (codes.length === 1) return { used: 1, value: codes[0]! }
  return codes.length === 0 ? null : { used: 1, problem: { code: 'several', words: codes } }
}

function readMinutes(folded: string): Read | null {
  const typed = /^(\d{1,4})(min|m)?$/.exec(folded)?.[1]
  if (typed === undefined) return null
  const minutes = shelfLengths.find((one) => one === Number(typed))
  return minutes === undefined ? { used: 1, problem: { code: 'shelfLength' } } : { used: 1, value: minutes }
}

function readFilter(folded: string, lookup: Lookup): Read | null {
  const [, name, value] = /^([^:=]+)[:=](.+)$/.exec(folded) ?? []
  if (name === undefined || value === undefined) return null
  const [by, ...others] = codesOf(filterWords, name)
  if (by === undefined || others.length > 0) return null
  if (by === 'prio') {
    const [, from, , to] = /^p?([1-4])(-p?([1-4]))?$/.exec(value) ?? []
    if (from === undefined) return { used: 1, problem: { code: 'noSuchValue' } }
    const ends = [Number(from), Number(to ?? from)] as const
    return { used: 1, value: { by, from: Math.min(...ends), to: Math.max(...ends) } }
  }
  if (by === 'light') {
    const codes = codesOf(lightWords, value)
    return codes.length === 1
      ? { used: 1, value: { by, code: codes[0]! } }
      : { used: 1, problem: { code: 'noSuchValue' } }
  }
  const codes = codesOf(by === 'area' ? lookup.areas : lookup.skills, value)
  if (codes.length === 1) return { used: 1, value: { by, code: codes[0]! } }
  return { used: 1, problem: codes.length === 0 ? { code: 'noSuchValue' } : { code: 'several', words: codes } }
}
