// Stores of relays that are made before the bench begins: seats, state and log, written by the store itself.
import { noHistory } from '../../../server/store/history-rows.ts'
import type { Commit } from '../../../shared/events/commit.ts'
import type { Actor } from '../../../shared/model/actor.ts'
import { kinds, type Change, type EntityTables } from '../../../shared/model/entities.ts'
import { hashCredential } from '../../../server/seats/credential.ts'
import { sqliteStore } from '../../../server/store/sqlite-store.ts'
import type { Store, StoredSeat } from '../../../server/store/store.ts'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtFolder } from '../child.ts'

export const credential = 'credential-of-the-bench'
const credentialHash = hashCredential(credential)

export function openStore(file: string): Store {
  return sqliteStore(file, pathToFileURL(path.join(builtFolder(), 'server', 'sqlite-worker.js')))
}

export function consoleSeat(i: number): StoredSeat {
  const actor: Actor = { id: `dispatcher-${i}`, name: `Dispatcher ${i}`, role: 'dispatcher' }
  return seat(`console-${i}`, 'console', [actor], null)
}

export function phoneSeat(i: number): StoredSeat {
  return seat(`phone-${i}`, 'phone', [{ id: `w${i}`, name: `Engineer ${i}`, role: 'technician' }], `w${i}`)
}

function seat(id: string, kind: StoredSeat['kind'], actors: Actor[], technicianId: string | null): StoredSeat {
  return { seat: id, kind, label: id, actors, technicianId, credentialHash, createdAt: 0, lastN: 0 }
}

/** @param state what the commits have led to; null: unchanged entities are in the store already */
export async function fillStore(file: string, seats: StoredSeat[], commits: Commit[], state: EntityTables) {
  const store = openStore(file)
  await store.start(1)
  for (const one of seats) await store.addSeat(one)
  for (let at = 0; at < commits.length; at += 1_000)
    await store.write({ commits: commits.slice(at, at + 1_000), answers: [], changes: [], history: noHistory() })
  for (const kind of kinds) {
    const changes = [...state.values(kind)].map((value) => ({ kind, id: value.id, value }) as Change)
    for (let at = 0; at < changes.length; at += 1_000)
      await store.write({ commits: [], answers: [], changes: changes.slice(at, at + 1_000), history: noHistory() })
  }
  await store.close()
}
