// The two locale files say the same things, and every key the code builds from a code is there.
import { describe, expect, test } from 'vitest'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import { boardTabSchema, columnIds, facets, groupings } from '../../../shared/ipc/board-look.ts'
import { declineReasonSchema, recallReasonSchema, visitStateSchema } from '../../../shared/model/visit.ts'
import { categories, skillsOf } from '../../../shared/model/categories.ts'
import { deeds } from '../../../shared/model/ticket-history.ts'
import { intakeFields } from '../intake/draft.ts'
import { refusalCodes } from '../../../shared/commands/refusal.ts'
import { roleSchema } from '../../../shared/model/actor.ts'
import { tierSchema } from '../../../shared/model/priority.ts'
import { lights, thresholds } from '../../../shared/model/sla.ts'
import { clockNames, pauseReasonList } from '../../../shared/sla/pauses.ts'
import { defaultPolicies } from '../../../shared/sla/policy.ts'
import { ticketStateSchema } from '../../../shared/model/ticket.ts'
import { editableFields } from '../../../shared/model/ticket-edits.ts'
import { byeSchema, problemSchema } from '../../../shared/wire/messages.ts'

type Words = { [key: string]: string | Words }

function flat(words: Words, before = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(words))
    if (typeof value === 'string') all.set(before + key, value)
    else for (const [inner, text] of flat(value, `${before}${key}.`)) all.set(inner, text)
  return all
}
const english = flat(en)
const chinese = flat(zh)
const places = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1]!).sort()
/** Chinese has one form for any number. */
const form = (key: string) => key.replace(/_(one|other)$/, '')

describe('the locale files', () => {
  test('have the same keys', () => {
    expect([...new Set([...chinese.keys()].map(form))].sort()).toEqual(
      [...new Set([...english.keys()].map(form))].sort(),
    )
  })

  test('fill the same places', () => {
    for (const [key, text] of chinese)
      expect([key, new Set(places(text))]).toEqual([
        key,
        new Set(places(english.get(key) ?? english.get(`${form(key)}_other`) ?? '')),
      ])
  })

  test('Chinese is Chinese, but for what has no other name', () => {
    const without = [...chinese].filter(([, text]) => /[a-z]{3}/i.test(text.replaceAll(/\{\{.*?\}\}/g, '')))
    const allowed =
      /PDF|PNG|JPEG|WebP|Ctrl|Shift|Alt|Enter|Esc|\bDel\b|Home|End|PgUp|PgDn|GPS|SLA|Tab|English|npm|Signalbox/
    expect(without.filter(([, text]) => !allowed.test(text))).toEqual([])
  })
})

describe('what the code can say has words', () => {
  test.each([
    ['refusal', refusalCodes],
    ['role', roleSchema.options],
    ['tier', tierSchema.options],
    ['board.column', columnIds],
    ['board.chip', facets],
    ['board.grouping', groupings],
    ['board.tab', boardTabSchema.options],
    ['ticketState', ticketStateSchema.options],
    ['visitState', visitStateSchema.options],
    ['clock', clockNames],
    ['clockShort', clockNames],
    ['pauseReason', pauseReasonList],
    ['policy', defaultPolicies.map(({ id }) => id)],
    ['light', lights],
    ['problem', problemSchema.shape.code.options],
    ['problem', ['credentialRefused', 'protocolMismatch', 'malformedHandshake']],
    ['problem', ['cacheDamaged', 'cacheNotSaved', 'outboxDamaged', 'snapshotFailed', 'unreadableMessage']],
    ['problem.bye', byeSchema.shape.reason.exclude(['stopping']).options],
    ['problem', ['clockOff', 'salvage', 'salvageNotWritten']],
    ['field', editableFields],
    ['priority', ['1', '2', '3', '4']],
    ['category', categories],
    ['skill', categories.flatMap(skillsOf)],
    ['newTicket.field', intakeFields],
    ['newTicket.missing', intakeFields],
    ['history.what', deeds],
    ['history.threshold', thresholds],
    ['history.reason', [...declineReasonSchema.options, ...recallReasonSchema.options]],
  ])('%s', (group, codes) => {
    for (const code of codes) expect([code, english.has(`${group}.${code}`)]).toEqual([code, true])
  })

  test('every key written in the code is there', () => {
    const folder = path.resolve(import.meta.dirname, '../..')
    const missing: string[] = []
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (/\.tsx?$/.test(name) && !name.includes('.test.'))
        for (const [, key] of readFileSync(path.join(folder, name), 'utf8').matchAll(/\bt\('([\w.-]+)'/g))
          if (!english.has(key!) && !english.has(`${key}_other`)) missing.push(`${name}: ${key}`)
    expect(missing).toEqual([])
  })
})
