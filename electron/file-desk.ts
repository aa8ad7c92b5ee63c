// Files of tickets at this console: chosen and saved by dialogs of the system, bodies fetched from the relay and held for
// the pictures that windows show. Windows never touch the disk.
import { stat, readFile } from 'node:fs/promises'
import path from 'node:path'
import { BrowserWindow, dialog, type WebContents } from 'electron'
import { endings, fileTypes, isImage, mostBytes, typeOf, type FileType } from '../shared/files/body-type.ts'
import { fittingName } from '../shared/files/file-name.ts'
import type { AddedFile, FileCallResults, NotFetched, OpenedFile, SavedFile } from '../shared/ipc/files.ts'
import type { Language } from '../shared/ipc/contract.ts'
import en from '../resources/locales/en.json' with { type: 'json' }
import zh from '../resources/locales/zh.json' with { type: 'json' }
import type { ConsoleSeat } from './console-seat.ts'
import { HeldBodies } from './held-bodies.ts'
import { replaceFile } from './seat/durable-file.ts'

const words = { en: en.files, zh: zh.files } as const

export class FileDesk {
  private readonly seat: ConsoleSeat
  private readonly language: () => Language
  private readonly held = new HeldBodies()

  constructor(seat: ConsoleSeat, language: () => Language) {
    this.seat = seat
    this.language = language
  }

  async choose(ticketId: string, sender: WebContents): Promise<FileCallResults['chooseFiles']> {
    const word = words[this.language()]
    const extensions = fileTypes.flatMap((type) => endings[type].map((ending) => ending.slice(1)))
    const asked = {
      title: word.choose,
      properties: ['openFile' as const, 'multiSelections' as const],
      filters: [{ name: word.kinds, extensions }],
    }
    const window = BrowserWindow.fromWebContents(sender)
    const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked))
    const added: AddedFile[] = []
    if (!canceled) for (const file of filePaths) added.push(await this.addFromDisk(ticketId, file))
    return added
  }

  async open(sha256: string): Promise<OpenedFile> {
    const body = await this.body(sha256)
    return 'kind' in body ? body : { kind: 'ready' }
  }

  async save(sha256: string, name: string, sender: WebContents): Promise<SavedFile> {
    const body = await this.body(sha256)
    if ('kind' in body) return body
    const asked = { title: words[this.language()].saveAs, defaultPath: fittingName(name, body.type) }
    const window = BrowserWindow.fromWebContents(sender)
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, asked) : dialog.showSaveDialog(asked))
    if (canceled || !filePath) return { kind: 'left' }
    try {
      await replaceFile(filePath, body.bytes)
      return { kind: 'saved', file: path.basename(filePath) }
    } catch (error) {
      return { kind: 'failed', code: 'notWritten', detail: (error as Error).message }
    }
  }

  /** A picture that has been opened, for a window. */
  picture(sha256: string): { bytes: Uint8Array; type: FileType } | undefined {
    const body = this.held.get(sha256)
    return body && isImage(body.type) ? body : undefined
  }

  private async addFromDisk(ticketId: string, file: string): Promise<AddedFile> {
    const name = path.basename(file)
    try {
      const { size } = await stat(file)
      // It is not read to be told too large.
      if (size > mostBytes) return { kind: 'refused', code: 'fileTooLarge', name }
      return await this.seat.addFile(ticketId, name, await readFile(file))
    } catch (error) {
      return { kind: 'refused', code: 'unreadable', name, detail: (error as Error).message }
    }
  }

  private async body(sha256: string): Promise<{ bytes: Uint8Array; type: FileType } | NotFetched> {
    const known = this.held.get(sha256)
    if (known) return known
    const bytes = await this.seat.fileBody(sha256)
    if (!(bytes instanceof Uint8Array)) return bytes
    const type = typeOf(bytes)
    if (!type) return { kind: 'failed', code: 'fileDamaged', detail: '' }
    this.held.put(sha256, { bytes, type })
    return { bytes, type }
  }
}
