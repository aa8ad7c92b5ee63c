// By keys alone: what the dispatcher's tasks do with the mouse, to the same targets.
import type { Page } from '@playwright/test'
import { dispatcherTasks } from './dispatcher.ts'
import { five, fiveGiven, holder, marked, one } from './scenes.ts'
import type { Task } from './task.ts'

function byKeys(task: string, change: Pick<Task, 'what' | 'act' | 'prepare' | 'done'>): Task {
  const { role, target } = dispatcherTasks.find((one) => one.task === `D${task.slice(1)}`)!
  return { task, role, target, ...change }
}

export const keysTasks: readonly Task[] = [
  byKeys('K2', {
    what: 'to a technician who is named',
    prepare: one,
    act: (hands) => hands.line('w03', { before: 'a', after: 'Enter' }),
    done: (room) => holder(room, 't1') === 'w03',
  }),
  byKeys('K10', {
    what: 'five tickets of an area, given to somebody',
    prepare: five,
    async act(hands, _room, page) {
      await hands.line('sel area:north', { before: 'F2', after: 'Enter' })
      await hands.until('five are marked', marked(page, 5))
      await hands.until('the line is free', async () => (await line(page).inputValue()) === '')
      await hands.line('a w02', { after: 'Enter' })
    },
    done: fiveGiven,
  }),
]

const line = (page: Page) => page.locator('[data-testid=line-input]')
