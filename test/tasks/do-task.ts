// One task in a control room of its own. What is done before anybody has acted proves nothing: that is looked at each time.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { TaskResult } from '../../scripts/tasks/task-result.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { openControlRoom, type ControlRoom } from '../e2e/control-room.ts'
import { anna } from '../support/seats.ts'
import { Hands } from './hands.ts'
import type { Task } from './task.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const idle = 1_000

export async function doTask(task: Task): Promise<TaskResult> {
  if (task.needs !== undefined) return notDone(task, `needs ${task.needs}`)
  const room = await openControlRoom(3, [task.role === 'supervisor' ? sven : anna])
  try {
    await task.past?.(room)
    return await perform(task, room, await open(room, task.window ?? 'console'), idle)
  } catch (error) {
    return notDone(task, (error as Error).message.split('\n')[0]!)
  } finally {
    await room.console.close().catch(() => {})
    await room.end()
  }
}

/** @param idleMs for so long nobody touches anything before the hands begin */
export async function perform(task: Task, room: ControlRoom, page: Page, idleMs: number): Promise<TaskResult> {
  const { act, done } = task
  if (!done) throw new Error('nothing says when it is done')
  const isDone = async () => done(room, page)
  // Whoever only looks must not see it before it is there.
  if (!act && (await isDone())) return notDone(task, 'it was so before anything had happened')
  await task.prepare?.(room, page)
  await sleep(idleMs)
  if (act && (await isDone())) return notDone(task, 'it was so before anybody acted')
  const hands = new Hands(page, task.hand ?? 'keys')
  await act?.(hands, room, page)
  await hands.until('it is done', isDone)
  return result(task, hands)
}

async function open(room: ControlRoom, role: 'console' | 'wall'): Promise<Page> {
  const page = await room.console.open(role === 'wall' ? { more: ['--wall'] } : {})
  if (role === 'console') await room.console.size(1920, 1080)
  await room.console.link('live')
  return page
}

function result(task: Task, { actions, seconds, answered, keysOnly }: Hands): TaskResult {
  const many = actions > task.target.actions
  const slow = seconds > task.target.seconds
  return {
    ...told(task),
    actions,
    seconds: round(seconds),
    answered: round(answered),
    keysOnly,
    holds: !many && !slow,
    why: many ? 'too many acts' : slow ? 'too slow' : null,
  }
}

function notDone(task: Task, why: string): TaskResult {
  return { ...told(task), actions: null, seconds: null, answered: null, keysOnly: null, holds: false, why }
}

function told({ task, way, what, role, target }: Task) {
  return { task, way: way ?? null, what, role, target }
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
