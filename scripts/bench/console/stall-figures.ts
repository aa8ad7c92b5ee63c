// How long the console's main process stands still with 50,000 tickets, in the real Electron.
import { figure, ratioFigure, type Figure } from '../figures.ts'
import type { BenchRun } from '../relay/run.ts'
import { driveConsole } from './drive-console.ts'

export function stallFigures(run: BenchRun): Figure[] {
  const found = driveConsole(run, 'console', 'stalls.spec.ts') as Record<string, number>
  run.say(`stalls: ${JSON.stringify(found)}`)
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
