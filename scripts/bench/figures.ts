// The one form in which every bench of this house says what it has measured, on the screen and as JSON.
import { writeFileSync } from 'node:fs'
import os from 'node:os'

export interface Figure {
  what: string
  unit: string
  value: number
  /** what it is compared with, in the same run; null: nothing */
  baseline: string | null
  baselineValue: number | null
  /** value by baseline value */
  ratio: number | null
  /** what must hold, of the ratio if there is one, else of the value; null: only stated */
  floor: Floor | null
  holds: boolean | null
}

export type Floor = `${'≤' | '≥' | '='} ${number}`

export interface Report {
  bench: string
  machine: string
  /** when it ended, ISO 8601 */
  at: string
  figures: Figure[]
}

export function figure(what: string, unit: string, value: number, floor: Floor | null = null): Figure {
  return { what, unit, value, baseline: null, baselineValue: null, ratio: null, floor, holds: holds(value, floor) }
}

export function ratioFigure(
  what: string,
  unit: string,
  value: number,
  baseline: string,
  baselineValue: number,
  floor: Floor | null = null,
): Figure {
  const ratio = value / baselineValue
  return { what, unit, value, baseline, baselineValue, ratio, floor, holds: holds(ratio, floor) }
}

function holds(measured: number, floor: Floor | null): boolean | null {
  if (floor === null) return null
  const [sign, limit] = [floor[0], Number(floor.slice(2))]
  // What could not be measured holds nothing.
  if (!Number.isFinite(measured)) return false
  return sign === '≤' ? measured <= limit : sign === '≥' ? measured >= limit : measured === limit
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** @param part 0.99: what 99 of 100 stay below */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function machine(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? '?'}, ${memory} GB, ${os.platform()} ${os.arch()}, Node ${process.version}`
}

export function line(one: Figure): string {
  const verdict = one.holds === null ? '     ' : one.holds ? 'holds' : 'MISS '
  const against =
    one.ratio === null ? '' : ` · ${round(one.ratio)} × ${one.baseline} (${round(one.baselineValue ?? 0)} ${one.unit})`
  return `${verdict} ${one.what}: ${round(one.value)} ${one.unit}${against}${one.floor === null ? '' : ` · floor ${one.floor}`}`
}

export function writeReport(file: string, report: Report): void {
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)))
}
