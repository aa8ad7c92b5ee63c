// Each task in a control room of its own; what came of it goes into the file that the command reads.
import { appendFileSync } from 'node:fs'
import { test } from '@playwright/test'
import { dispatcherTasks } from './dispatcher.ts'
import { doTask } from './do-task.ts'
import { keysTasks } from './keys.ts'
import { supervisorTasks } from './supervisor.ts'

const file = process.env['SIGNALBOX_TASKS_RESULT']

for (const task of [...dispatcherTasks, ...keysTasks, ...supervisorTasks])
  test(`${task.task} ${task.what}${task.way ? ` by ${task.way}` : ''}`, async () => {
    const result = await doTask(task)
    if (file) appendFileSync(file, `${JSON.stringify(result)}\n`)
  })
