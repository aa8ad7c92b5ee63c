// What two hundred breaches in five seconds do to the console's window, and to whoever sits before it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { figure, median, quantile, ratioFigure, type Figure } from '../figures.ts'
import type { BenchRun } from '../relay/run.ts'
import type { StormResult } from './storm-result.ts'

export async function stormFigures({ folder, rounds, say }: BenchRun): Promise<Figure[]> {
  const root = path.resolve(process.env['SIGNALBOX_OUT'] ?? 'out', '..')
  const file = path.join(folder, 'storm.json')
  const run = spawnSync(
    path.join(root, 'node_modules', '.bin', 'playwright'),
    ['test', '-c', path.join('test', 'bench', 'alarms', 'playwright.config.ts')],
    {
      cwd: root,
      env: { ...process.env, SIGNALBOX_BENCH_RESULT: file, SIGNALBOX_BENCH_ROUNDS: String(rounds) },
      encoding: 'utf8',
    },
  )
  if (run.status !== 0) throw new Error(`The alarms' bench did not come to its end.\n${run.stdout}${run.stderr}`)
  const found = JSON.parse(readFileSync(file, 'utf8')) as StormResult[]
  const p95 = (of: 'idle' | 'calm' | 'storm') => median(found.map((round) => quantile(round[of], 0.95)))
  const longest = (of: 'idle' | 'calm' | 'storm') => median(found.map((round) => Math.max(...round[of])))
  const most = (of: 'tones' | 'toasts' | 'groups') => Math.max(...found.map((round) => round[of]))
  for (const round of found)
    say(`storm: p95 ${quantile(round.storm, 0.95).toFixed(1)} ms of ${round.storm.length} frames`)
  const what = `${found[0]!.count} breaches in 5 s`
  return [
    figure(`${what}: frame, p95`, 'ms', p95('storm'), '≤ 50'),
    ratioFigure(`${what}: frame, p95`, 'ms', p95('storm'), 'the window at rest', p95('idle')),
    ratioFigure(`${what}: frame, p95`, 'ms', p95('storm'), 'as many tickets that breach nothing', p95('calm'), '≤ 1.5'),
    ratioFigure(`${what}: longest frame`, 'ms', longest('storm'), 'as many that breach nothing', longest('calm')),
    ratioFigure(
      `${what}: CPU of the main thread`,
      'ms',
      median(found.map(({ stormMs }) => stormMs)),
      'as many that breach nothing',
      median(found.map(({ calmMs }) => calmMs)),
    ),
    figure(`${what}: banners`, '', median(found.map(({ banners }) => banners)), '= 1'),
    figure(`${what}: groups in the list, at most`, '', most('groups'), '≤ 10'),
    figure(`${what}: tones, at most`, '', most('tones'), '≤ 1'),
    figure(`${what}: what popped up, at most`, '', most('toasts'), '= 0'),
  ]
}
