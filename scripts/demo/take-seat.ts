// Takes a seat at the relay: the one kept in the folder, or a new one when there is none or the relay does not know it (a
// new day has a new relay). What is in the folder of such a seat is put aside, never thrown away.
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { exists, replaceFile } from '../../electron/seat/durable-file.ts'
import { enrol, readIdentity, type Identity } from '../../electron/seat/identity.ts'
import type { Enrol } from '../../shared/wire/http.ts'
import { askStanding, type RelayDoor } from './relay-door.ts'

export async function takeSeat(folder: string, door: RelayDoor, request: Omit<Enrol, 'key'>): Promise<Identity> {
  const kept = await readIdentity(folder).catch(() => undefined)
  if (kept) {
    const here = { ...kept, urls: [door.url] }
    if ((await askStanding(here)) !== 'unknown') {
      if (kept.urls[0] !== door.url) await replaceFile(path.join(folder, 'seat.json'), JSON.stringify(here, null, 2))
      return here
    }
  }
  if (await exists(path.join(folder, 'seat.json')))
    await rename(folder, `${folder}.earlier-${new Date().toISOString().replaceAll(':', '-')}`)
  return enrol(folder, door.url, { key: door.key, ...request })
}
