// Files that somebody has chosen and whose bodies the relay has not yet: kept in a folder beside the outbox, sent one after
// the other while the relay is there, and only then named by a command. Each is two files on the disk, its body and, written
// after it, what it is; one without the other was never told as kept.
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { mostBytes, typeOf } from '../../shared/files/body-type.ts'
import { fittingName } from '../../shared/files/file-name.ts'
import type { AddedFile, WaitingFile } from '../../shared/ipc/files.ts'
import { actorSchema, type Actor } from '../../shared/model/actor.ts'
import { idSchema, instantSchema, type Instant } from '../../shared/model/ids.ts'
import { fileFactsSchema } from '../../shared/model/ticket-files.ts'
import { FileRefused, hashOf } from './body-transfer.ts'
import { exists, replaceFile, setAside } from './durable-file.ts'

const keptSchema = fileFactsSchema.extend({
  id: idSchema,
  ticketId: idSchema,
  by: actorSchema,
  chosenAt: instantSchema,
})
export type KeptFile = z.infer<typeof keptSchema>

interface Waiting extends KeptFile {
  sent: number
  state: WaitingFile['state']
  why: string | null
}

export interface WaitingPorts {
  newId: () => string
  now: () => Instant
  /** whether the relay is there */
  live: () => boolean
  put: (sha256: string, body: Uint8Array, sent: (bytes: number) => void, signal: AbortSignal) => Promise<void>
  /** Makes the command; null: it is on disk; else the code of why not. */
  attach: (file: KeptFile) => Promise<string | null>
  changed: () => void
  problem: (code: string, detail: string) => void
}

/** How many may wait. */
export const mostWaiting = 100
/** After a try that failed, ms. */
const restMs = 3_000

export class WaitingFiles {
  private readonly folder: string
  private readonly ports: WaitingPorts
  private readonly files: Waiting[]
  private sending: { id: string; abort: AbortController } | null = null
  private notBefore = 0
  private stopped = false

  static async open(folder: string, ports: WaitingPorts): Promise<WaitingFiles> {
    const names = (await exists(folder)) ? await readdir(folder) : []
    const files: Waiting[] = []
    for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
      const file = path.join(folder, name)
      try {
        const kept = keptSchema.parse(JSON.parse(await readFile(file, 'utf8')))
        const body = await readFile(path.join(folder, `${kept.id}.body`))
        if (hashOf(body) !== kept.sha256) throw new Error('its body is not what it was')
        files.push({ ...kept, sent: 0, state: 'waiting', why: null })
      } catch (error) {
        const aside = await setAside(file, new Date())
        ports.problem('waitingFileDamaged', `${aside ?? file}: ${(error as Error).message}`)
      }
    }
    const known = new Set(files.map(({ id }) => `${id}.body`))
    for (const name of names)
      if (name.endsWith('.tmp') || (name.endsWith('.body') && !known.has(name) && !names.includes(jsonOf(name))))
        await rm(path.join(folder, name), { force: true })
    return new WaitingFiles(folder, ports, files)
  }

  private constructor(folder: string, ports: WaitingPorts, files: Waiting[]) {
    this.folder = folder
    this.ports = ports
    this.files = files
  }

  get list(): WaitingFile[] {
    return this.files.map(({ by, chosenAt, ...file }) => ({ ...file, at: chosenAt, by: by.name }))
  }

  /** @returns once it is on the disk, or why it is not taken */
  async add(ticketId: string, name: string, body: Uint8Array, by: Actor): Promise<AddedFile> {
    const type = typeOf(body)
    if (body.length === 0) return { kind: 'refused', code: 'fileEmpty', name }
    if (body.length > mostBytes) return { kind: 'refused', code: 'fileTooLarge', name }
    if (!type) return { kind: 'refused', code: 'fileTypeRefused', name }
    const sha256 = hashOf(body)
    const fits = fittingName(name, type)
    if (this.files.some((file) => file.ticketId === ticketId && file.sha256 === sha256))
      return { kind: 'refused', code: 'fileThere', name }
    if (this.files.length >= mostWaiting) return { kind: 'refused', code: 'tooManyWaiting', name }
    const kept: KeptFile = {
      id: this.ports.newId(),
      ticketId,
      name: fits,
      type,
      bytes: body.length,
      sha256,
      by,
      chosenAt: Math.round(this.ports.now()),
    }
    const file: Waiting = { ...kept, sent: 0, state: 'keeping', why: null }
    this.files.push(file)
    this.ports.changed()
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await replaceFile(this.bodyOf(kept.id), body)
      await replaceFile(this.factsOf(kept.id), JSON.stringify(kept))
    } catch (error) {
      await this.forget(file)
      return { kind: 'refused', code: 'notKept', name, detail: (error as Error).message }
    }
    file.state = 'waiting'
    this.ports.changed()
    this.wake()
    return { kind: 'kept', id: kept.id, name: fits }
  }

  /** Tries one again that was refused. */
  retry(id: string): void {
    const file = this.files.find((each) => each.id === id)
    if (file?.state !== 'refused') return
    Object.assign(file, { state: 'waiting', why: null, sent: 0 })
    this.notBefore = 0
    this.ports.changed()
    this.wake()
  }

  async drop(id: string): Promise<void> {
    const file = this.files.find((each) => each.id === id)
    if (!file) return
    if (this.sending?.id === id) this.sending.abort.abort()
    await this.forget(file)
  }

  /** @returns undefined: it does not wait here */
  async body(sha256: string): Promise<Uint8Array | undefined> {
    const file = this.files.find((each) => each.sha256 === sha256 && each.state !== 'keeping')
    return file && readFile(this.bodyOf(file.id)).catch(() => undefined)
  }

  /** To be called now and then: sends the next one when it can. */
  wake(): void {
    if (this.sending || this.stopped || !this.ports.live() || this.ports.now() < this.notBefore) return
    const next = this.files.find(({ state }) => state === 'waiting')
    if (next) void this.send(next)
  }

  stop(): void {
    this.stopped = true
    this.sending?.abort.abort()
  }

  private async send(file: Waiting): Promise<void> {
    const abort = new AbortController()
    this.sending = { id: file.id, abort }
    file.state = 'sending'
    this.ports.changed()
    try {
      const body = await readFile(this.bodyOf(file.id))
      await this.ports.put(
        file.sha256,
        body,
        (bytes) => {
          file.sent = bytes
          this.ports.changed()
        },
        abort.signal,
      )
      if (abort.signal.aborted) return
      const { sent: _sent, state: _state, why: _why, ...kept } = file
      const why = await this.ports.attach(kept)
      if (why === null) await this.forget(file)
      else Object.assign(file, { state: 'refused', why })
    } catch (error) {
      if (error instanceof FileRefused) Object.assign(file, { state: 'refused', why: error.code })
      else {
        Object.assign(file, { state: 'waiting', sent: 0 })
        this.notBefore = this.ports.now() + restMs
      }
    } finally {
      this.sending = null
      if (!this.stopped) this.ports.changed()
    }
    this.wake()
  }

  private async forget(file: Waiting): Promise<void> {
    const at = this.files.indexOf(file)
    if (at >= 0) this.files.splice(at, 1)
    // One that stays on the disk comes again at the next start, under the same id: then it is attached already.
    await rm(this.factsOf(file.id), { force: true }).catch(() => {})
    await rm(this.bodyOf(file.id), { force: true }).catch(() => {})
    this.ports.changed()
  }

  private bodyOf(id: string): string {
    return path.join(this.folder, `${id}.body`)
  }

  private factsOf(id: string): string {
    return path.join(this.folder, `${id}.json`)
  }
}

function jsonOf(body: string): string {
  return body.replace(/\.body$/, '.json')
}
