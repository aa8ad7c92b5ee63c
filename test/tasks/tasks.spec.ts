// Each task in a control room of its own; what came of it goes into the file that the command reads.
import { appendFileSync } from 'node:fs'
import { test } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { anna } from '../support/seats.ts'
import { openControlRoom } from '../e2e/control-room.ts'
import { dispatcherTasks } from './dispatcher.ts'
import { Hands } from './hands.ts'
import { supervisorTasks } from './supervisor.ts'
import type { Task, TaskResult } from './task.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const file = process.env['SIGNALBOX_TASKS_RESULT']

for (const task of [...dispatcherTasks, ...supervisorTasks])
  test(`${task.task} ${task.what}`, async () => {
    const result = task.needs === undefined ? await doIt(task) : notDone(task, `needs ${task.needs}`)
    if (file) appendFileSync(file, `${JSON.stringify(result)}\n`)
  })

async function doIt(task: Task): Promise<TaskResult> {
  const room = await openControlRoom(3, [task.role === 'supervisor' ? sven : anna])
  try {
    const page = await room.console.open()
    await room.console.size(1920, 1080)
    await room.console.link('live')
    await task.prepare?.(room, page)
    const hands = new Hands(page, task.task === 'D2' || task.task === 'S3' ? 'mouse' : 'keys')
    const began = performance.now()
    await task.act!(hands, room, page)
    await task.done!(room, page)
    // The model reckons the hands, the clock what the product needs to answer: the slower of the two is felt.
    const answered = Math.max(0, (performance.now() - began) / 1_000)
    const { actions } = hands
    const seconds = Math.round((hands.seconds + Math.min(answered, 5)) * 10) / 10
    const holds = actions <= task.target.actions && hands.seconds <= task.target.seconds
    const { what, role, target } = task
    return {
      task: task.task,
      what,
      role,
      actions,
      target,
      seconds,
      holds,
      why: holds ? null : 'too many acts or too slow',
    }
  } catch (error) {
    return notDone(task, (error as Error).message.split('\n')[0]!)
  } finally {
    await room.console.close().catch(() => {})
    await room.end()
  }
}

function notDone({ task, what, role, target }: Task, why: string): TaskResult {
  return { task, what, role, actions: null, target, seconds: null, holds: false, why }
}
