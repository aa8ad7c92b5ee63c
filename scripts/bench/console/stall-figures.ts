// How long the console's main process stands still with 50,000 tickets, in the real Electron.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { figure, ratioFigure, type Figure } from '../figures.ts'
import type { BenchRun } from '../relay/run.ts'

export async function stallFigures({ folder, say }: BenchRun): Promise<Figure[]> {
  const root = path.resolve(process.env['SIGNALBOX_OUT'] ?? 'out', '..')
  const file = path.join(folder, 'stalls.json')
  const run = spawnSync(
    path.join(root, 'node_modules', '.bin', 'playwright'),
    ['test', '-c', path.join('test', 'bench', 'console', 'playwright.config.ts')],
    { cwd: root, env: { ...process.env, SIGNALBOX_BENCH_RESULT: file }, encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`The console's bench did not come to its end.\n${run.stdout}${run.stderr}`)
  const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  say(`stalls: ${JSON.stringify(found)}`)
  const [empty, idle] = [found['empty']!, found['idle']!]
  const what = (when: string) => `50000 tickets, main process, longest stall ${when}`
  return [
    figure('main process, longest stall at the start of an empty console', 'ms', empty),
    ratioFigure(
      what('at the first start, all of it fetched'),
      'ms',
      found['fetched']!,
      'an empty console',
      empty,
      '≤ 1.5',
    ),
    ratioFigure(
      what('at the next start, 5000 commits missed'),
      'ms',
      found['back']!,
      'an empty console',
      empty,
      '≤ 1.5',
    ),
    figure(what('at rest'), 'ms', idle, '≤ 50'),
    figure(what('while a second window opens'), 'ms', found['windowOpened']!, '≤ 50'),
    figure(what('while it saves its copy'), 'ms', found['saved']!, '≤ 50'),
  ]
}
