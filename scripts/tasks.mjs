// `npm run tasks [-- --json FILE] [--only D1]`: does the tasks of dispatchers and supervisors in the real window, counts the
// acts and reckons the time, and prints them against their targets. What the product cannot do yet counts as not done.
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareBenchWindow } from './setup/bench-window.mjs'
import { runTool } from './setup/runners.mjs'
import { runScript, say } from './setup/say.mjs'

runScript(async () => {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
  const window = await prepareBenchWindow()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-tasks-'))
  const file = path.join(folder, 'results.jsonl')
  try {
    const only = values.only === undefined ? [] : ['-g', `^.*${values.only} `]
    await runTool('playwright', ['test', '-c', 'test/tasks/playwright.config.ts', ...only], {
      ...process.env,
      ...window.env,
      SIGNALBOX_TASKS_RESULT: file,
    })
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
    const results = lines.filter((line) => line !== '').map((line) => JSON.parse(line))
    for (const { task, what, actions, target, seconds, holds, why } of results)
      say(
        `${holds ? 'holds' : 'MISS '} ${task.padEnd(4)} ${String(actions ?? '–').padStart(2)}/${target.actions} acts  ` +
          `${String(seconds ?? '–').padStart(4)}/${target.seconds} s  ${what}${why ? `  (${why})` : ''}`,
      )
    const held = results.filter(({ holds }) => holds).length
    say(`${held} of ${results.length} tasks hold`)
    if (values.json !== undefined) writeFileSync(path.resolve(values.json), `${JSON.stringify(results, null, 2)}\n`)
    return results.length > 0 && held === results.length ? 0 : 1
  } finally {
    window.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
