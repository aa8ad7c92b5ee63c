// What a window is given to show of a large copy before everything is there: as it was saved, while the copy is read, or as
// it is now.
import type { LinkPicture, Preview } from '../shared/ipc/contract.ts'
import { patchText } from '../shared/ipc/patch-text.ts'
import type { Instant } from '../shared/model/ids.ts'
import type { Replica, VisibleChange } from '../shared/sync/replica.ts'
import { firstRows, largeCopy } from './seat/first-rows.ts'
import type { Identity } from './seat/identity.ts'
import type { Preview as SavedPreview } from './seat/preview-file.ts'

export function previewSaved({ changes, tickets, heardAt, wallOffset }: SavedPreview, { urls }: Identity): Preview {
  const link = { phase: 'offline', heardAt, missing: 0, now: Date.now() + wallOffset, clockOffMs: null } as const
  return { patch: text(changes), tickets, link: { ...link, relay: { url: urls[0]!, place: 1, of: urls.length } } }
}

/** @returns null: there is so little that it is told as quickly as its first rows */
export async function previewNow(replica: Replica, now: Instant, link: () => LinkPicture): Promise<Preview | null> {
  const tickets = replica.confirmed.size('ticket')
  if (tickets <= largeCopy) return null
  const first = await firstRows((kind) => replica.confirmed.values(kind), now)
  return { patch: text(first.map(({ kind, id }) => replica.shown(kind, id))), tickets, link: link() }
}

function text(changes: VisibleChange[]): string {
  return patchText({ revision: 0, whole: true, more: false, changes })
}
