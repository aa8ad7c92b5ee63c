// What lies in a relay's data folder, and what may be wrong with it, in words for the person at the terminal.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { filesFolder } from '../files/file-bodies.ts'

export interface DataFolder {
  folder: string
  store: string
  /** who runs, while somebody does */
  status: string
  setupKey: string
  /** the bodies of files */
  files: string
  /** there: what lies here was made in a simulation, whose clock is not the world's */
  simulation: string
}

export function dataFolder(folder: string): DataFolder {
  const at = (name: string) => path.join(folder, name)
  return {
    folder,
    store: at('relay.sqlite'),
    status: at('relay.json'),
    setupKey: at('setup-key'),
    files: at(filesFolder),
    simulation: at('simulation'),
  }
}

/** A failure the person can do something about: its message alone is printed. */
export class PlainError extends Error {}

export const statusSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  port: z.number().int(),
  url: z.string(),
})
export type RelayStatus = z.infer<typeof statusSchema>

/** @returns how to reach the relay that says it runs here; whether it does, only its answer or its lock tells */
export function relaySaidToRun({ status }: DataFolder): RelayStatus | undefined {
  if (!existsSync(status)) return undefined
  try {
    return statusSchema.parse(JSON.parse(readFileSync(status, 'utf8')))
  } catch {
    return undefined
  }
}

export function isLocked(error: unknown): boolean {
  return /database is locked/i.test((error as Error).message)
}

/** What is wrong with a store, as one line that says what to do. */
export function explainStore(error: NodeJS.ErrnoException, file: string): PlainError {
  if (isLocked(error)) return new PlainError(`A relay has ${file} open. Stop it first.`)
  if (/not a database|malformed|no such (table|column)/i.test(error.message))
    return new PlainError(`${file} cannot be read as a store (${error.message}).`)
  if (error.code === 'EACCES') return new PlainError(`No right to use ${error.path ?? file}.`)
  if (error.code === 'ENOSPC' || /disk is full/i.test(error.message))
    return new PlainError(`There is no room for ${file}.`)
  return new PlainError(error.message)
}

export function needed(file: string, what: string): string {
  if (!existsSync(file)) throw new PlainError(`There is no ${what} at ${file}.`)
  return file
}
