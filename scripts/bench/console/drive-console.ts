// A bench that drives the real console as the end-to-end tests do, in a process of its own, and leaves what it has measured
// in a file.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BenchRun } from '../relay/run.ts'

/** @param bench its folder in test/bench @returns what the spec has written */
export function driveConsole({ folder, rounds }: BenchRun, bench: string, spec: string): unknown {
  const root = path.resolve(process.env['SIGNALBOX_OUT'] ?? 'out', '..')
  const file = path.join(folder, `${spec}.json`)
  const run = spawnSync(
    path.join(root, 'node_modules', '.bin', 'playwright'),
    ['test', '-c', path.join('test', 'bench', 'playwright.config.ts'), `${bench}/${spec}`],
    {
      cwd: root,
      env: { ...process.env, SIGNALBOX_BENCH_RESULT: file, SIGNALBOX_BENCH_ROUNDS: String(rounds) },
      encoding: 'utf8',
    },
  )
  if (run.status !== 0) throw new Error(`The console's bench did not come to its end.\n${run.stdout}${run.stderr}`)
  return JSON.parse(readFileSync(file, 'utf8')) as unknown
}
