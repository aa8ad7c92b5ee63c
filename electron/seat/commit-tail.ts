// The commits seen since the last saved snapshot, appended as they come and not forced to disk: they outlive a killed
// process, and after a power cut the relay has them anyway.
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { commitSchema, type Commit } from '../../shared/events/commit.ts'
import { linesInSlices } from './cache-slices.ts'
import { fromLine, toLine } from './checked-lines.ts'

const lineSchema = z.strictObject({ epoch: z.string(), commit: commitSchema })
const name = /^commits-(\d+)\.log$/

/** The files with commits since the saved snapshot, and maybe with some from before. */
export async function tailFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => name.test(file)).map((file) => path.join(folder, file))
}

export class CommitTail {
  private readonly folder: string
  private from: number
  private writing: Promise<void> = Promise.resolve()

  /** @param from the seq of the snapshot that the coming commits follow */
  constructor(folder: string, from: number) {
    this.folder = folder
    this.from = from
  }

  /** @param epoch of the log they belong to: a restored relay may give the same numbers to other commits */
  append(epoch: string, commits: readonly Commit[]): void {
    const file = path.join(this.folder, `commits-${this.from}.log`)
    const text = commits.map((commit) => toLine({ epoch, commit })).join('')
    // A tail that cannot be written costs freshness after a crash, nothing else.
    this.writing = this.writing.then(() => appendFile(file, text)).catch(() => {})
  }

  /** A snapshot at `seq` is about to be saved: what comes now belongs to it. */
  turnTo(seq: number): void {
    this.from = seq
  }

  /** The snapshot is saved: what only led up to it can go. */
  async dropBefore(seq: number): Promise<void> {
    await this.writing
    for (const file of await readdir(this.folder)) {
      const match = name.exec(file)
      if (match && Number(match[1]) < seq) await rm(path.join(this.folder, file))
    }
  }

  async flush(): Promise<void> {
    await this.writing
  }

  /** @returns the commits of that log that follow `seq` without a gap */
  static async read(folder: string, epoch: string, seq: number): Promise<Commit[]> {
    await mkdir(folder, { recursive: true })
    const bySeq = new Map<number, Commit>()
    for (const file of await tailFiles(folder)) {
      for await (const text of linesInSlices(createReadStream(file))) {
        const line = lineSchema.safeParse(fromLine(text))
        if (line.data?.epoch === epoch) bySeq.set(line.data.commit.seq, line.data.commit)
      }
    }
    const commits: Commit[] = []
    for (let next = bySeq.get(seq + 1); next; next = bySeq.get(next.seq + 1)) commits.push(next)
    return commits
  }
}
