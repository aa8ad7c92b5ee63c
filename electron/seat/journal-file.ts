// The outbox on disk: an append-only file of checked lines. A record is safe when `append` says so: one write and one
// fsync for all that came meanwhile. A line that cannot be read is set aside and reported, never dropped in silence.
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { compactJournal, readRecord, replayJournal } from '../../shared/sync/journal.ts'
import type { JournalRecord, OutboxContent } from '../../shared/sync/journal.ts'
import { readLines, toLine } from './checked-lines.ts'
import { exists, replaceFile } from './durable-file.ts'

interface Waiting {
  text: string
  done: (failure: string | null) => void
}

export interface OpenedJournal {
  journal: JournalFile
  content: OutboxContent
  /** what was wrong with the file, for the operator; null: nothing */
  damage: { lines: number; keptAs: string } | null
}

const compactAbove = 1024 * 1024

export class JournalFile {
  private readonly file: string
  private handle: FileHandle
  private length: number
  private waiting: Waiting[] = []
  private writing: Promise<void> | undefined
  private broken: string | null = null

  private constructor(file: string, handle: FileHandle, length: number) {
    this.file = file
    this.handle = handle
    this.length = length
  }

  static async open(file: string, now: Date): Promise<OpenedJournal> {
    await mkdir(path.dirname(file), { recursive: true })
    const bytes = (await exists(file)) ? await readFile(file) : Buffer.alloc(0)
    const { values, damaged } = readLines(bytes)
    const records: JournalRecord[] = []
    let unknown = 0
    for (const value of values) {
      const record = readRecord(value)
      if (record) records.push(record)
      else unknown++
    }
    const content = replayJournal(records)
    let damage: OpenedJournal['damage'] = null
    if (damaged + unknown > 0) {
      const keptAs = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`
      await replaceFile(keptAs, bytes)
      damage = { lines: damaged + unknown, keptAs }
    }
    // Starting from a fresh, short file also cuts off a torn tail, which was never acknowledged.
    const text = compactJournal(content).map(toLine).join('')
    await replaceFile(file, text)
    return { journal: new JournalFile(file, await open(file, 'a', 0o600), Buffer.byteLength(text)), content, damage }
  }

  append(records: readonly JournalRecord[], done: (failure: string | null) => void): void {
    if (this.broken !== null) return done(this.broken)
    this.waiting.push({ text: records.map(toLine).join(''), done })
    this.writing ??= this.write()
  }

  /** Shortens the file when it has grown; `content` must be what all appended records add up to. */
  async compactIfLong(content: () => OutboxContent): Promise<void> {
    if (this.length < compactAbove || this.writing || this.broken !== null) return
    const text = compactJournal(content()).map(toLine).join('')
    this.writing = this.replaceBy(text)
      .catch((error: Error) => {
        this.broken = error.message
      })
      .finally(() => {
        this.writing = undefined
        if (this.broken !== null) for (const { done } of this.waiting.splice(0)) done(this.broken)
        else if (this.waiting.length > 0) this.writing = this.write()
      })
    await this.writing
  }

  async close(): Promise<void> {
    while (this.writing) await this.writing
    await this.handle.close()
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0)
      const failure = this.broken ?? (await this.appendText(group.map(({ text }) => text).join('')))
      for (const { done } of group) done(failure)
    }
    // In the same turn in which nothing waited any more, so that whatever comes next starts a write of its own.
    this.writing = undefined
  }

  /** @returns why it is not on disk; null: it is */
  private async appendText(text: string): Promise<string | null> {
    try {
      await this.handle.appendFile(text)
      await this.handle.datasync()
      this.length += Buffer.byteLength(text)
      return null
    } catch (error) {
      // Part of it may be in the file: cut it off, so that what was refused cannot come back as queued.
      await this.handle.truncate(this.length).catch((worse: Error) => {
        this.broken = worse.message
      })
      return (error as Error).message
    }
  }

  private async replaceBy(text: string): Promise<void> {
    await replaceFile(this.file, text)
    await this.handle.close()
    this.handle = await open(this.file, 'a', 0o600)
    this.length = Buffer.byteLength(text)
  }
}
