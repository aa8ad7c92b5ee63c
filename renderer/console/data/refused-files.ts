// A file that the relay does not take is told when that happens, whatever the window shows.
import i18next from 'i18next'
import type { WaitingFile } from '../../../shared/ipc/files.ts'
import { whyWords } from '../files/why-words.ts'
import { entities } from './entity-store.ts'
import { say } from './ui-state.ts'

export function sayNewlyRefused(before: readonly WaitingFile[], now: readonly WaitingFile[]): void {
  const fresh = now.find(
    ({ id, state }) => state === 'refused' && before.find((file) => file.id === id)?.state !== 'refused',
  )
  if (!fresh) return
  const { name, ticketId, why } = fresh
  const number = entities.value('ticket', ticketId)?.number ?? null
  say({ kind: 'refused', key: 'said.fileRefused', values: { name, number, why: whyWords(why, i18next.t) } })
}
