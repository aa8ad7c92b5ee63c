// `npm run tasks [-- --json FILE] [--only D1]`: does the tasks of dispatchers and supervisors in the real window, counts the
// acts and reckons the time, and prints them against their targets. What the product cannot do yet counts as not done.
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareBenchWindow } from './setup/bench-window.mjs'
import { runTool } from './setup/runners.mjs'
import { runScript, say } from './setup/say.mjs'
import { heldTasks, tableLines, taskRows } from './tasks/task-table.mjs'

runScript(async () => {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
  const window = await prepareBenchWindow()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-tasks-'))
  const file = path.join(folder, 'results.jsonl')
  try {
    const only = values.only === undefined ? [] : ['-g', `(^|\\s)(${values.only}) `]
    await runTool('playwright', ['test', '-c', 'test/tasks/playwright.config.ts', ...only], {
      ...process.env,
      ...window.env,
      SIGNALBOX_TASKS_RESULT: file,
    })
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
    const results = lines.filter((line) => line !== '').map((line) => JSON.parse(line))
    const rows = taskRows(results, values.only === undefined)
    for (const line of tableLines(rows)) say(line)
    const { held, of } = heldTasks(rows)
    say(`${held} of ${of} tasks hold`)
    if (values.json !== undefined) writeFileSync(path.resolve(values.json), `${JSON.stringify(rows, null, 2)}\n`)
    return of > 0 && held === of ? 0 : 1
  } finally {
    window.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
