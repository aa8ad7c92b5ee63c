// Writes the salvage report: what this seat knows that the relay's log, restored from a backup, does not hold any more.
import path from 'node:path'
import type { Commit, LogPosition } from '../../shared/events/commit.ts'
import type { LoadedSnapshot, Replica } from '../../shared/sync/replica.ts'
import { commitsBeyond, entitiesBeyond, type Known } from '../../shared/sync/salvage.ts'
import { Slices } from './cache-slices.ts'
import { replaceFile } from './durable-file.ts'

export interface SalvageReport {
  seat: string
  /** where the copy stood that is about to be replaced */
  copy: LogPosition & { epoch: string | null }
  /** where the relay's log stands */
  relay: LogPosition & { epoch: string }
  /** commits that are not in the relay's log any more: at least so many, of which `commits` are at hand */
  missing: number
  commits: Commit[]
  entities: Known[]
}

/** @returns undefined when this seat knows nothing that the relay does not */
export async function salvageReport(
  seat: string,
  replica: Replica,
  held: readonly Commit[],
  { epoch, seq, tip, tables }: LoadedSnapshot,
): Promise<SalvageReport | undefined> {
  const { position, confirmed } = replica
  const beyond = position.seq > seq
  const slices = new Slices()
  const entities: Known[] = []
  for (const known of entitiesBeyond(confirmed, tables, beyond)) {
    if (known) entities.push(known)
    if (slices.over) await slices.giveWay()
  }
  const commits = commitsBeyond(held, { seq, tip }, tables)
  if (!beyond && commits.length + entities.length === 0) return undefined
  const missing = Math.max(position.seq - seq, commits.length)
  return {
    seat,
    copy: { epoch: replica.epoch, ...position },
    relay: { epoch, seq, tip },
    missing,
    commits,
    entities,
  }
}

/** @returns the file's name in the folder */
export async function writeSalvage(folder: string, report: SalvageReport, now: Date): Promise<string> {
  const name = `salvage-${now.toISOString().replaceAll(':', '-')}.json`
  await replaceFile(path.join(folder, name), JSON.stringify(report, null, 2))
  return name
}
