// All that a screen, a seat or a replica shows, as a few numbers: two that show the same have the same. For tests, and for
// asking two windows whether they agree; no seal against forgery.
import { kinds, type Kind } from '../model/entities.ts'
import type { VisibleChange } from './replica.ts'

export type ShownDigest = Record<Kind, { count: number; sum: number }>

export function shownDigest(shown: Iterable<Pick<VisibleChange, 'kind' | 'id' | 'value'>>): ShownDigest {
  const digest = Object.fromEntries(kinds.map((kind) => [kind, { count: 0, sum: 0 }])) as ShownDigest
  for (const { kind, value } of shown) {
    if (value === null) continue
    digest[kind].count++
    // A sum, so that the order in which entities came does not matter.
    digest[kind].sum = (digest[kind].sum + hash(stable(value))) % 0x1_0000_0000
  }
  return digest
}

/** JSON with the fields in the order of their names. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${stable(field)}`)
    .join()}}`
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum >>> 0
}
