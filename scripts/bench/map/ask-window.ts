// Runs one window of the bench in the real Electron and takes what it has measured.
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import type { BenchRun } from '../relay/run.ts'
import type { WindowResult, WindowTask } from './window-task.ts'

const patienceMs = 15 * 60_000

/** The environment is set by `scripts/bench.mjs`. @throws when Electron is missing, fails or says nothing */
export function askWindow(run: BenchRun, task: WindowTask): Promise<WindowResult> {
  return askProgram(run, 'map-window', task)
}

/** @param name of the built main process under out/bench */
export function askProgram<R>({ folder }: BenchRun, name: string, task: unknown): Promise<R> {
  const needed = (variable: string) => {
    const value = process.env[variable]
    if (!value) throw new Error(`${variable} is not set: run the bench by \`npm run bench\`.`)
    return value
  }
  const program = path.join(needed('SIGNALBOX_OUT'), 'bench', `${name}.js`)
  const child = spawn(
    needed('SIGNALBOX_ELECTRON'),
    [
      ...(process.env['SIGNALBOX_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean),
      program,
      `--user-data-dir=${mkdtempSync(path.join(folder, 'profile-'))}`,
    ],
    { env: { ...process.env, SIGNALBOX_BENCH_WINDOW: JSON.stringify(task) }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let out = ''
  let errors = ''
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (errors += String(data)))
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      const line = /^result (.*)$/m.exec(out)?.[1]
      if (line) resolve(JSON.parse(line) as R)
      else reject(new Error(`The bench's window ended with ${code} and told nothing.\n${errors.slice(-2_000)}`))
    })
  })
}
