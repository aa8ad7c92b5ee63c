// From a line of text to what it means, or to what is not understood and where. Words come in any order that leaves no
// doubt; what is free text comes last. Knows no store and no words of a language for people; never throws. Pure.
import { cut, scan, type Token } from './scan.ts'
import type { Lookup } from './lookup.ts'
import type { Meaning } from './meaning.ts'
import { readSlot, type Problem } from './read-slot.ts'
import { understand } from './understand.ts'
import { fillers, verbOf, verbs, type Filled, type Slot, type SlotKind, type Verb } from './vocabulary.ts'

export type SpanKind = 'space' | 'verb' | 'filler' | SlotKind | 'problem'

/** The spans of a reading lie side by side and cover the text. */
export interface Span {
  from: number
  to: number
  kind: SpanKind
}

export interface Trouble {
  from: number
  to: number
  problem: Problem
  /** what would do at this place */
  expects: readonly (SlotKind | 'verb')[]
}

export interface Reading {
  text: string
  verb: Verb | null
  meaning: Meaning | null
  trouble: readonly Trouble[]
  /** the ticket it is about so far; null: none, or none yet */
  ticketId: string | null
  /** what the verb has not been given yet */
  unfilled: readonly SlotKind[]
  spans: readonly Span[]
}

export function readLine(text: string, lookup: Lookup): Reading {
  const tokens = scan(text)
  const marks: Span[] = []
  const trouble: Trouble[] = []
  const found = findVerb(tokens, lookup)
  if (!found) {
    const strange = tokens.find((token) => !parts(token).every((part) => isReference(part, lookup)))
    const { from, to } = strange ?? { from: text.length, to: text.length }
    if (strange) marks.push({ from, to, kind: 'problem' })
    if (tokens.length > 0)
      trouble.push({ from, to, problem: { code: strange ? 'unknownVerb' : 'missing' }, expects: ['verb'] })
    return { text, verb: null, meaning: null, trouble, ticketId: null, unfilled: [], spans: cover(text, marks) }
  }
  const { verb, token, before, after } = found
  marks.push({ from: token.from, to: token.to, kind: 'verb' })
  const filled: Filled = {}
  const free = verb.slots.some(({ kind }) => kind === 'text')
  const open = () => verb.slots.filter(({ kind, many, when }) => (many || !filled[kind]) && (when?.(filled) ?? true))
  const lists = [
    before.flatMap(parts),
    after.flatMap((one) => (free && !one.folded.startsWith('#') ? [one] : parts(one))),
  ]
  for (const [i, words] of lists.entries())
    for (let at = 0; at < words.length;) {
      const word = words[at]!
      // What is said in so many words comes last.
      const slots = open().filter(({ kind }) => i > 0 || kind !== 'text')
      const { used, kind, problem } = readWord(words, at, slots, filled, lookup)
      if (kind === 'text') {
        const to = text.trimEnd().length
        marks.push({ from: word.from, to, kind })
        filled.text = [text.slice(word.from, to)]
        break
      }
      const place = { from: word.from, to: words[at + used - 1]!.to }
      if (problem)
        trouble.push({
          ...place,
          problem,
          expects: expected(open().filter(({ kind }) => kind === 'filter' || !filled[kind])),
        })
      marks.push({ ...place, kind: problem ? 'problem' : kind })
      at += used
    }
  const unfilled = expected(open().filter(({ kind }) => !filled[kind]))
  const ticketId = (filled.ticket?.[0] as string | undefined) ?? lookup.subject.ticketId
  const base = { text, verb, ticketId, unfilled, spans: cover(text, marks) }
  if (trouble.length > 0) return { ...base, meaning: null, trouble }
  const understood = understand(verb, filled, lookup)
  if ('meaning' in understood) return { ...base, meaning: understood.meaning, trouble: [] }
  const { problem, expects } = understood
  const end = text.length
  return { ...base, meaning: null, trouble: [{ from: end, to: end, problem, expects }] }
}

interface ReadWord {
  used: number
  kind: SpanKind
  problem?: Problem
}

function readWord(
  words: readonly Token[],
  at: number,
  open: readonly Slot[],
  filled: Filled,
  lookup: Lookup,
): ReadWord {
  let problem: ReadWord | undefined
  for (const { kind } of open) {
    const read = readSlot(kind, words, at, lookup)
    if (read && 'value' in read) {
      ;(filled[kind] ??= []).push(read.value)
      return { used: read.used, kind }
    }
    if (read) problem ??= { used: read.used, kind, problem: read.problem }
  }
  // What is said in so many words begins where nothing else can be meant; a wrong number is not made part of it.
  if (!problem && open.some(({ kind }) => kind === 'text')) return { used: 1, kind: 'text' }
  if (fillers.has(words[at]!.folded)) return { used: 1, kind: 'filler' }
  return problem ?? { used: 1, kind: 'problem', problem: { code: 'unexpected' } }
}

function expected(slots: readonly Slot[]): SlotKind[] {
  return slots.map(({ kind }) => kind)
}

interface FoundVerb {
  verb: Verb
  token: Token
  before: Token[]
  after: Token[]
}

function findVerb(tokens: readonly Token[], lookup: Lookup): FoundVerb | null {
  for (const [i, token] of tokens.entries()) {
    const verb = verbOf(token.folded)
    if (verb) return { verb, token, before: tokens.slice(0, i), after: tokens.slice(i + 1) }
    const glued = i === 0 ? gluedVerb(token) : null
    if (glued) return { ...glued, before: [], after: [glued.rest, ...tokens.slice(1)] }
    if (!parts(token).every((part) => isReference(part, lookup))) return null
  }
  return null
}

/** `指派1042` and `查找泵房` are written without a space. */
function gluedVerb(token: Token): { verb: Verb; token: Token; rest: Token } | null {
  const words = verbs
    .flatMap((verb) => verb.words.map((word) => ({ verb, word })))
    .filter(({ word }) => /^\p{Script=Han}/u.test(word) && token.folded.startsWith(word))
    .sort((a, b) => b.word.length - a.word.length)
  for (const { verb, word } of words) {
    const halves = cut(token, word.length)
    if (halves) return { verb, token: halves[0], rest: halves[1] }
  }
  return null
}

/** `1042给王伟` is a number, a word between, and a name. */
function parts(token: Token): Token[] {
  const digits = /^#?\d+(?=\p{Script=Han})/u.exec(token.folded)?.[0]
  const filler = [...fillers].find((word) => /^\p{Script=Han}/u.test(word) && token.folded.startsWith(word))
  const head = digits ?? filler
  const halves = head === undefined ? null : cut(token, head.length)
  return halves ? [halves[0], ...parts(halves[1])] : [token]
}

function isReference(token: Token, lookup: Lookup): boolean {
  return (['ticket', 'technician'] as const).some((kind) => {
    const read = readSlot(kind, [token], 0, lookup)
    return read !== null && 'value' in read
  })
}

function cover(text: string, marks: readonly Span[]): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    if (mark.from > at) spans.push({ from: at, to: mark.from, kind: 'space' })
    spans.push(mark)
    at = mark.to
  }
  if (at < text.length) spans.push({ from: at, to: text.length, kind: 'space' })
  return spans
}
