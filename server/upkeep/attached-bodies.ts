// The bodies of the files that a log tells of: whether they are there and whole, and how they go from folder to folder. One
// that is lost is told and keeps nobody from a backup of everything else.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { bodyName, filesFolder, isSound, takeOver } from '../files/file-bodies.ts'
import type { NamedFile, StoreCheck } from './check-store.ts'

type Files = StoreCheck['files']

/** Beside a backup. */
export function filesOf(backup: string): string {
  return `${backup}.files`
}

/** Where the bodies of this store are: beside a backup, or in the data folder of a relay. */
export function bodiesOf(store: string): string {
  const beside = filesOf(store)
  return existsSync(beside) ? beside : path.join(path.dirname(store), filesFolder)
}

/** @returns what is missing or not whole, in words */
export async function attachedBodies(folder: string, files: Files): Promise<string[]> {
  const findings: string[] = []
  for (const [sha256, file] of files) {
    const body = path.join(folder, bodyName(sha256, file.type))
    if (!existsSync(body)) findings.push(`${said(file)}: there is no ${body}`)
    else if (!(await isSound(body, sha256))) findings.push(`${said(file)}: ${body} is not what it was`)
  }
  return findings
}

/** @returns those that could not come along */
export async function copyBodies(from: string, to: string, files: Files): Promise<NamedFile[]> {
  const lacking: NamedFile[] = []
  for (const [sha256, file] of files) if (!(await takeOver(from, to, sha256, file.type))) lacking.push(file)
  return lacking
}

/** How many are named one by one. */
const enough = 5

export function lackingWords(lacking: readonly NamedFile[]): string {
  if (lacking.length === 0) return ''
  const more = lacking.length > enough ? ', …' : ''
  const named = lacking.slice(0, enough).map(said).join(', ')
  return ` Missing or damaged are the bodies of ${lacking.length} files: ${named}${more}.`
}

function said({ name, ticketId }: NamedFile): string {
  return `${name} of ticket ${ticketId}`
}
