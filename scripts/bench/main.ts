// `npm run bench -- NAME [--json FILE]`: runs one bench, prints its figures, and says by its exit code whether all floors
// hold.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { line, machine, writeReport, type Figure, type Report } from './figures.ts'
import { stormFigures } from './alarms/storm-figures.ts'
import { rowFigures, windowFigures } from './board/board-figures.ts'
import { startFigures } from './board/start-figures.ts'
import { stallFigures } from './console/stall-figures.ts'
import { dragFigures, loadFigures, motionFigures, motionMemoryFigures } from './map/drawing-figures.ts'
import { roadFigures } from './map/road-figures.ts'
import { backFigures } from './relay/back-figures.ts'
import { commandFigures } from './relay/command-figures.ts'
import { memoryFigures } from './relay/memory-figures.ts'
import { reckonFigures } from './sla/reckon-figures.ts'
import { tickFigures } from './sla/tick-figures.ts'
import { positionFigures } from './relay/position-figures.ts'
import type { BenchRun } from './relay/run.ts'

type Part = (run: BenchRun) => Figure[] | Promise<Figure[]>

const benches: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  relay: { commands: commandFigures, positions: positionFigures, back: backFigures, memory: memoryFigures },
  alarms: { storm: stormFigures },
  sla: { reckon: reckonFigures, tick: tickFigures },
  board: { rows: rowFigures, window: windowFigures, start: startFigures },
  console: { stalls: stallFigures },
  map: { load: loadFigures, motion: motionFigures, drag: dragFigures, memory: motionMemoryFigures, roads: roadFigures },
}

const help = `npm run bench -- NAME [--json FILE] [--only PART] [--rounds N] [--events N]
  NAME         ${Object.keys(benches).join(', ')}
  --json FILE  writes the figures to this file as well
  --only PART  ${Object.entries(benches)
    .map(([name, parts]) => `of ${name}: ${Object.keys(parts).join(', ')}`)
    .join('; ')}
  --rounds N   how often each number is measured, 3 if not said; the median is told
  --events N   how long the long log is, a million if not said`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      events: { type: 'string', default: '1000000' },
      help: { type: 'boolean' },
    },
  })
  const bench = positionals[0] ?? ''
  const parts = benches[bench]
  const only = values.only === undefined ? undefined : parts?.[values.only]
  if (values.help) return void process.stdout.write(`${help}\n`)
  if (!parts || (values.only !== undefined && !only)) throw new Error(`There is no such bench.\n${help}`)
  if (process.platform !== 'linux') throw new Error('What a process costs is read from /proc, which is on Linux only.')
  const whole = (name: 'rounds' | 'events') => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number, not "${values[name]}".`)
    return value
  }
  const [rounds, events] = [whole('rounds'), whole('events')]
  const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-bench-'))
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const figures: Figure[] = []
  try {
    for (const part of only ? [only] : Object.values(parts))
      figures.push(...(await part({ folder, rounds, events, say })))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const report: Report = { bench, machine: machine(), at: new Date().toISOString(), figures }
  process.stdout.write(`bench ${bench} · ${report.machine}\n${figures.map(line).join('\n')}\n`)
  if (values.json !== undefined) writeReport(path.resolve(values.json), report)
  process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0
}

main().catch((error: Error) => {
  process.stderr.write(`signalbox: ${error.message}\n`)
  process.exitCode = 1
})
