// `npm run chaos`: one run of the fault suite, and what it found. Exit code 0: nothing lost; 1: the checker found
// something; 2: the run proved nothing, because too little happened.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { run, type RunResult } from './run.ts'
import { relayFaults, seatFaults, wireFaults, type FaultKind } from './schedule.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string' },
    relay: { type: 'string', default: '' },
    seat: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    rest: { type: 'string', default: '90' },
    mutant: { type: 'string' },
  },
})
const say = (line: string) => void process.stdout.write(`${line}\n`)
/** So many violations of one kind are written out; the rest is counted. */
const shown = 5

const known: readonly string[] = [...relayFaults, ...seatFaults, ...wireFaults]
const only = values.only.split(',').filter((kind) => kind !== '')
for (const kind of only) if (!known.includes(kind)) throw new Error(`--only knows ${known.join(', ')}, not "${kind}".`)
const seconds = Number(values.seconds)
if (!(seconds >= 2)) throw new Error(`--seconds takes a number from 2 on, not "${values.seconds}".`)
const seed = values.seed ?? String(Math.floor(Math.random() * 1e9))
const folder = mkdtempSync(path.join(tmpdir(), 'signalbox-chaos-'))

say(`chaos: seed ${seed}, ${seconds} s${values.mutant === undefined ? '' : `, mutant ${values.mutant}`}`)
const result = await run({
  seed,
  seconds,
  folder,
  relayProgram: path.resolve(values.relay),
  seatProgram: path.resolve(values.seat),
  only: only as FaultKind[],
  restWithin: Number(values.rest) * 1_000,
  say,
})
report(result)
process.exitCode = verdict(result)
if (process.exitCode === 1) say(`logs and histories: ${folder}`)
else rmSync(folder, { recursive: true, force: true })
if (process.exitCode !== 0)
  say(
    `again: npm run chaos -- --seconds ${seconds} --seed ${seed}${values.mutant === undefined ? '' : ` --mutant ${values.mutant}`}`,
  )

function report({ violations, counts, tally, skipped }: RunResult): void {
  say('')
  for (const [what, n] of Object.entries(counts)) say(`${what.padEnd(22)} ${n}`)
  const groups: [string, RegExp][] = [
    ['kills', /^kill-/],
    ['crashes', /^crash-/],
    ['restarts', /^restart-|^restore-/],
    ['freezes', /^freeze-/],
    ['cuts', /^cut$|^lose-answers$/],
    ['stalls', /^stall-|^half-open$|^delay$|^thin-line$/],
    ['disk faults', /-disk-full$|-fsync-error$/],
    ['clock jumps', /-clock-jump$/],
  ]
  for (const [what, kinds] of groups) {
    const own = [...tally].filter(([kind]) => kinds.test(kind))
    const sum = own.reduce((all, [, n]) => all + n, 0)
    say(`${what.padEnd(22)} ${sum}${sum > 0 ? ` (${own.map(([kind, n]) => `${kind} ${n}`).join(', ')})` : ''}`)
  }
  for (const [kind, reason] of skipped) if (!tally.has(kind)) say(`skipped: ${kind}: ${reason}`)
  const codes = [...new Set(violations.map(({ code }) => code))]
  for (const code of codes) {
    const own = violations.filter((violation) => violation.code === code)
    for (const { what } of own.slice(0, shown)) say(`VIOLATION ${code}: ${what}`)
    if (own.length > shown) say(`VIOLATION ${code}: and ${own.length - shown} more`)
  }
  say(`${'violations'.padEnd(22)} ${violations.length}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`)
}

function verdict({ violations, counts, tally }: RunResult): number {
  if (violations.length > 0) return 1
  const faults = [...tally.values()].reduce((all, n) => all + n, 0)
  if (counts.answers >= seconds * 3 && counts.refusals > 0 && faults >= seconds / 2) return 0
  say('This run proved nothing: too little happened.')
  return 2
}
