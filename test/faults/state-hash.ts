// One number for a whole state, kept up cheaply: entities are replaced and never changed, so each is hashed once, and the
// order in which they are kept does not count.
import { createHash } from 'node:crypto'
import { kinds, type EntityTables } from '../../shared/model/entities.ts'

const known = new WeakMap<object, bigint>()

/** @param kind part of the hash, so that two kinds under one id do not look alike */
export function entityHash(kind: string, entity: object): bigint {
  const before = known.get(entity)
  if (before !== undefined) return before
  const digest = createHash('sha256')
    .update(`${kind} ${canonical(entity)}`)
    .digest()
  const hash = digest.readBigUInt64LE(0)
  known.set(entity, hash)
  return hash
}

export function stateHash(state: Pick<EntityTables, 'values'>): string {
  let hash = 0n
  for (const kind of kinds) for (const entity of state.values(kind)) hash ^= entityHash(kind, entity)
  return hash.toString(16)
}

/** The same text for the same content, whatever order its fields came in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`
}
