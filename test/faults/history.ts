// What one seat asked, was told and saw, line by line in a file that only grows. A line is in the file before what it says
// goes any further, so that the history of a killed seat is complete up to the kill.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Command, Intent } from '../../shared/commands/command.ts'
import type { AnswerResult } from '../../shared/wire/messages.ts'

export type Saying =
  /** a process begins; `undecided` is what its journal holds */
  | { k: 'start'; undecided: Command[] }
  /** about to be submitted, under a number of the history's own */
  | { k: 'asked'; a: string; intent: Intent }
  | { k: 'queued'; a: string; command: Command }
  | { k: 'refusedHere'; a: string; code: string }
  | { k: 'notKept'; a: string; why: string }
  | { k: 'opened' }
  | { k: 'closed' }
  | { k: 'welcome'; epoch: string; head: number; mode: string; because: string | null; lastN: number }
  | { k: 'answer'; n: number; id: string; result: AnswerResult }
  /** commits told, as [seq, id] */
  | { k: 'fed'; commits: [number, string][] }
  /** the whole of what is confirmed at this seq */
  | { k: 'saw'; seq: number; tip: string; hash: string }
  /** a phone has an offer or a recall on its disk */
  | { k: 'stored'; what: 'offer' | 'recall'; visitId: string }
  | { k: 'problem'; code: string; detail: string }
  | { k: 'bye'; reason: string }

/** `t`: the machine's monotonic clock, one for all processes, ms; `w`: the wall clock as this process sees it. */
export type Line = Saying & { t: number; w: number }

export function machineMono(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

export class HistoryWriter {
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, 'a')
    // Should a kill have torn the last line, the next one stays whole.
    writeSync(this.file, '\n')
  }

  note(saying: Saying): void {
    writeSync(this.file, `${JSON.stringify({ t: machineMono(), w: Date.now(), ...saying })}\n`)
  }

  close(): void {
    closeSync(this.file)
  }
}

/** A line that a kill has torn is left out. */
export function readHistory(path: string): Line[] {
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    try {
      if (line !== '') lines.push(JSON.parse(line) as Line)
    } catch {
      continue
    }
  }
  return lines
}
