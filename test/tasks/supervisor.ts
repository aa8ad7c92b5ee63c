// The ten tasks of a supervisor.
import { expect } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import type { ControlRoom } from '../e2e/control-room.ts'
import type { Task } from './task.ts'

const hour = 3_600_000
const confirmed = (room: ControlRoom) => room.feeder.runtime.client.replica.confirmed
const breached = async (room: ControlRoom) => {
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * hour), ticketIntent('t2'))
  await expect.poll(() => confirmed(room).get('alarm', 'sla:t1')?.type).toBe('sla-due')
}

export const supervisorTasks: readonly Task[] = [
  {
    task: 'S1',
    what: 'is anything breached?',
    role: 'supervisor',
    target: {
      actions: 0,
      seconds: 2,
    },
    prepare: breached,
    act: () => Promise.resolve(),
    done: (_room, page) => expect(page.locator('[data-testid=light-counts]')).toContainText(/1\s*breached/),
  },
  {
    task: 'S3',
    what: 'a red light: its cause and history',
    role: 'supervisor',
    target: {
      actions: 1,
      seconds: 3,
    },
    prepare: breached,
    act: (hands, room) => hands.click(room.console.row('t1').locator('[data-testid=light]')),
    done: (_room, page) => expect(page.locator('[data-testid=ledger]')).toContainText('Time used'),
  },
  {
    task: 'S4',
    what: 'take an alarm over and have seen it',
    role: 'supervisor',
    target: {
      actions: 2,
      seconds: 4,
    },
    prepare: breached,
    async act(hands) {
      await hands.key('Shift+F8')
      await hands.key('k')
    },
    done: (room) =>
      expect
        .poll(() => {
          const { holder, acknowledged } = confirmed(room).get('alarm', 'sla:t1') ?? {}
          return [holder?.by.name, acknowledged?.by.name]
        })
        .toEqual(['Sven', 'Sven']),
  },
  {
    task: 'S5',
    what: 'put an alarm aside, for a time, with a reason',
    role: 'supervisor',
    target: {
      actions: 4,
      seconds: 5,
    },
    prepare: breached,
    async act(hands) {
      await hands.key('F8')
      await hands.key('Shift+K')
      await hands.key('2')
      await hands.key('1')
    },
    done: async (room) => expect.poll(() => confirmed(room).get('alarm', 'sla:t1')?.shelved?.by.name).toBe('Sven'),
  },
  {
    task: 'S6',
    what: 'see all that is put aside',
    role: 'supervisor',
    target: {
      actions: 1,
      seconds: 2,
    },
    prepare: async (room, page) => {
      await breached(room)
      for (const key of ['F8', 'Shift+K', '2', '1']) await page.keyboard.press(key)
      await expect(page.locator('[data-testid=shelved-count]')).toContainText('1')
    },
    act: (hands) => hands.key('F7'),
    done: (_room, page) => expect(page.locator('[data-testid=alarm-panel]')).toContainText('put aside by Sven'),
  },
  {
    task: 'S9',
    what: 'replay 14:00 to 14:20',
    role: 'supervisor',
    needs: 'replay',
    target: {
      actions: 3,
      seconds: 10,
    },
  },
  {
    task: 'S10',
    what: 'export the report of the shift',
    role: 'supervisor',
    needs: 'reports',
    target: {
      actions: 2,
      seconds: 10,
    },
  },
]
