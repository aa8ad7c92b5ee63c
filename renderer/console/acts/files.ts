// Files of tickets: adding, opening, saving, taking off. What becomes of each is said.
import i18next from 'i18next'
import { intent } from '../../../shared/commands/decide.ts'
import { isImage, mostBytes } from '../../../shared/files/body-type.ts'
import type { AddedFile, NotFetched } from '../../../shared/ipc/files.ts'
import { standingFiles } from '../../../shared/model/ticket-files.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { say, selectTicket } from '../data/ui-state.ts'
import { fileAt, useFiles, type FilePlace } from '../files/file-state.ts'
import { submit } from './submit.ts'

/** By a dialog of the system. */
export async function chooseFiles(ticketId: string): Promise<void> {
  selectTicket(ticketId)
  tell(ticketId, await bridge.call('chooseFiles', { ticketId }))
}

/** What was dropped or pasted. @param pasted what to call a picture that has no name of its own */
export async function addFiles(ticketId: string, files: readonly File[], pasted?: string): Promise<void> {
  const added: AddedFile[] = []
  for (const file of files) added.push(await add(ticketId, file, pasted ?? file.name))
  tell(ticketId, added)
}

async function add(ticketId: string, file: File, name: string): Promise<AddedFile> {
  // It is not read to be told too large.
  if (file.size > mostBytes) return { kind: 'refused', code: 'fileTooLarge', name }
  try {
    const body = new Uint8Array(await file.arrayBuffer())
    return await bridge.call('addFile', { ticketId, name, body })
  } catch (error) {
    // A folder that was dropped, or a file that has gone.
    return { kind: 'refused', code: 'unreadable', name, detail: (error as Error).message }
  }
}

function tell(ticketId: string, added: readonly AddedFile[]): void {
  const number = entities.value('ticket', ticketId)?.number ?? null
  const refused = added.find((one) => one.kind === 'refused')
  if (refused) {
    const why = i18next.t(`files.why.${refused.code}`)
    return say({ kind: 'refused', key: 'said.fileRefused', values: { name: refused.name, number, why } })
  }
  const [first, ...more] = added
  if (!first) return
  const away = useSession.getState().link.phase === 'offline'
  const key = `said.${more.length > 0 ? 'files' : 'file'}${away ? 'Wait' : 'Added'}`
  return say({ kind: 'done', key, values: { name: first.name, files: added.length, number } })
}

/** A picture opens over the window; what else it is, is saved and opened by the system's own programs. */
export async function openFile(place: FilePlace): Promise<void> {
  const file = fileAt(place)
  if (!file) return
  useFiles.setState({ chosen: place })
  if (isImage(file.type)) useFiles.setState({ shown: place })
  else await saveFile(place)
}

export async function saveFile(place: FilePlace): Promise<void> {
  const file = fileAt(place)
  if (!file) return
  const { sha256, name } = file
  const result = await bridge.call('saveFile', { sha256, name })
  if (result.kind === 'saved') say({ kind: 'done', key: 'said.fileSaved', values: { file: result.file } })
  else if (result.kind === 'failed') sayFailed(name, result)
}

function sayFailed(name: string, { code }: NotFetched): void {
  say({ kind: 'refused', key: 'said.fileNotOpened', values: { name, why: i18next.t(`files.why.${code}`) } })
}

export function askToRemove(place: FilePlace): void {
  selectTicket(place.ticketId)
  useFiles.setState({ chosen: place, removing: place })
}

export async function removeFile({ ticketId, id }: FilePlace, reason: string): Promise<void> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  const file = fileAt({ ticketId, id })?.name ?? ''
  await submit(intent('remove-file', { ticketId, fileId: id, reason }, {}), {
    key: 'said.fileRemoved',
    values: { file, number },
  })
}

export function goToFiles(ticketId: string): void {
  selectTicket(ticketId)
  useFiles.setState({ wanted: ticketId })
}

/** The pictures of a ticket, in the order of the list. */
export function picturesOf(ticketId: string): FilePlace[] {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket) return []
  return standingFiles(ticket).flatMap(({ id, type }) => (isImage(type) ? [{ ticketId, id }] : []))
}
