// Writes the salvage report: what this seat knows that the relay's log, restored from a backup, does not hold any more.
import path from 'node:path'
import type { Commit, LogPosition } from '../../shared/events/commit.ts'
import type { LoadedSnapshot, Replica } from '../../shared/sync/replica.ts'
import { entitiesBeyond, lastCommon, touchedBy, type Known } from '../../shared/sync/salvage.ts'
import { Slices } from './cache-slices.ts'
import { replaceFile } from './durable-file.ts'

export interface SalvageReport {
  seat: string
  /** where the copy stood that is about to be replaced */
  copy: LogPosition & { epoch: string | null }
  /** where the relay's log stands */
  relay: LogPosition & { epoch: string }
  /** commits that are not in the relay's log any more: at least so many; `commits` are those at hand */
  missing: number
  commits: Commit[]
  /** what those commits were about, as this seat knew it and the relay does not; where not all are at hand: all that differs */
  entities: Known[]
}

/**
 * @param held commits at hand, up to the copy's own position
 * @param idAt asks the relay for the id of its commit of a seq; null: its log ends before it
 * @returns undefined when all that this seat knows stands in the relay's log
 */
export async function salvageReport(
  seat: string,
  replica: Replica,
  held: readonly Commit[],
  { epoch, seq, tip, tables }: LoadedSnapshot,
  idAt: (seq: number) => Promise<string | null>,
): Promise<SalvageReport | undefined> {
  const { position, confirmed } = replica
  if (position.seq === 0) return undefined
  const known = [
    ...held.filter((one) => one.seq < position.seq).map((one) => ({ seq: one.seq, tip: one.id })),
    position,
  ]
  const common = await lastCommon(known, idAt)
  if (common >= position.seq) return undefined
  const commits = held.filter((commit) => commit.seq > common)
  const all = commits.length === position.seq - common && common >= known[0]!.seq
  const lost = all ? touchedBy(commits, confirmed) : null
  const slices = new Slices()
  const entities: Known[] = []
  for (const entity of entitiesBeyond(confirmed, tables, lost)) {
    if (entity) entities.push(entity)
    if (slices.over) await slices.giveWay()
  }
  return {
    seat,
    copy: { epoch: replica.epoch, ...position },
    relay: { epoch, seq, tip },
    missing: Math.max(position.seq - common, position.seq - seq),
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
