// The ten tasks of a supervisor: at the wall with the eyes alone, else at a console.
import { expect, type Locator } from '@playwright/test'
import { pastOf } from '../e2e/wall-scene.ts'
import { ticketIntent } from '../support/seats.ts'
import { alarmed, breached, confirmed, five, hour, siteAt } from './scenes.ts'
import type { Task } from './task.ts'

const supervisor = 'supervisor' as const
const minute = 60_000
/** A letter that is this part of the picture's height is read from three metres. */
const legible = 1 / 45

async function reads(place: Locator, text: RegExp): Promise<boolean> {
  if (!(await place.filter({ hasText: text }).isVisible())) return false
  return place.evaluate((it, part) => parseFloat(getComputedStyle(it).fontSize) >= innerHeight * part - 0.1, legible)
}

/** Due one after the other, and not in the order of their numbers. */
const minutesLeft: Record<string, number> = { t1: 55, t2: 15, t3: 45, t4: 5, t5: 35, t6: 25, t7: 65 }
const nextFive = ['t4', 't2', 't6', 't5', 't3']

export const supervisorTasks: readonly Task[] = [
  {
    task: 'S1',
    what: 'is anything breached? from three metres',
    role: supervisor,
    target: { actions: 0, seconds: 2 },
    window: 'wall',
    prepare: breached,
    done: (_room, page) => reads(page.locator('[data-testid=wall-counts] [data-count=breached] b'), /^1$/),
  },
  {
    task: 'S2',
    what: 'the five tickets that will breach next',
    role: supervisor,
    target: { actions: 1, seconds: 3 },
    window: 'wall',
    async prepare({ feeder }) {
      // Normal work is answered in two hours.
      const since = Date.now() - 2 * hour
      await feeder.done(...Object.entries(minutesLeft).map(([id, left]) => ticketIntent(id, {}, since + left * minute)))
    },
    async done(_room, page) {
      const rows = await page
        .locator('[data-testid=wall-next] li')
        .evaluateAll((all) => all.slice(0, 5).map((row) => (row as HTMLElement).dataset['ticket']))
      return rows.join() === nextFive.join() && reads(page.locator('[data-testid=wall-next] li b').first(), /#/)
    },
  },
  {
    task: 'S3',
    what: 'a red light: its cause and history',
    role: supervisor,
    target: { actions: 1, seconds: 3 },
    hand: 'mouse',
    prepare: breached,
    act: (hands, room) => hands.click(room.console.row('t1').locator('[data-testid=light]')),
    done: (_room, page) => page.locator('[data-testid=ledger]', { hasText: 'Time used' }).isVisible(),
  },
  {
    task: 'S4',
    what: 'take an alarm over, and have seen it',
    role: supervisor,
    target: { actions: 2, seconds: 4 },
    prepare: alarmed,
    async act(hands) {
      await hands.key('Shift+F8')
      await hands.key('k')
    },
    done(room) {
      const { holder, acknowledged } = confirmed(room).get('alarm', 'sla:t1') ?? {}
      return holder?.by.name === 'Sven' && acknowledged?.by.name === 'Sven'
    },
  },
  {
    task: 'S5',
    what: 'put an alarm aside, for a time, with a reason',
    role: supervisor,
    target: { actions: 4, seconds: 5 },
    prepare: alarmed,
    async act(hands) {
      for (const key of ['F8', 'Shift+K', '2', '1']) await hands.key(key)
    },
    done: (room) => confirmed(room).get('alarm', 'sla:t1')?.shelved?.by.name === 'Sven',
  },
  {
    task: 'S6',
    what: 'see all that is put aside',
    role: supervisor,
    target: { actions: 1, seconds: 1 },
    async prepare(room, page) {
      await alarmed(room, page)
      for (const key of ['F8', 'Shift+K', '2', '1']) await page.keyboard.press(key)
      await expect(page.locator('[data-testid=shelved-count]')).toContainText('1')
    },
    act: (hands) => hands.key('F7'),
    done: (_room, page) =>
      page.locator('[data-testid=alarm-panel] [role=option]', { hasText: 'put aside by Sven' }).isVisible(),
  },
  {
    task: 'S7',
    what: 'one area and one contract, by a saved view',
    role: supervisor,
    target: { actions: 1, seconds: 1 },
    async prepare(room, page) {
      await five(room)
      const south = { ...siteAt(51.1, 71.4), area: 'south' }
      await room.feeder.done(
        ticketIntent('south', { site: south, tier: 'platinum' }),
        ticketIntent('north', { tier: 'platinum' }),
      )
      await expect(room.console.row('north')).toBeVisible()
      await page.locator('[data-testid=open-filter]').click()
      await page.locator('[data-testid=value-area-south]').click()
      await page.locator('[data-testid=value-tier-platinum]').click()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Shift+1')
      await page.locator('[data-testid=clear-filter]').click()
      await expect(room.console.row('t1')).toBeVisible()
    },
    act: (hands) => hands.key('Control+1'),
    async done(room, page) {
      const rows = await page.locator('[data-testid=ticket-row]').count()
      return rows === 1 && room.console.row('south').isVisible()
    },
  },
  {
    task: 'S8',
    what: 'this hour against the same hour last week',
    role: supervisor,
    target: { actions: 1, seconds: 3 },
    past: (room) => pastOf(room, Date.now(), true),
    prepare: breached,
    act: (hands, { console }) => hands.menuKey(console.app, 'W', ['control', 'shift']),
    async done({ console }) {
      const wall = console.app.windows().find((page) => page.url().includes('role=wall'))
      if (!wall) return false
      const figures = wall.locator('[data-testid=wall-trends] figure[data-trend=breached]')
      return (await figures.locator('canvas').isVisible()) && reads(figures.locator('small'), /^\s*\d+$/)
    },
  },
  {
    task: 'S9',
    what: 'replay 14:00 to 14:20',
    role: supervisor,
    needs: 'replay',
    target: { actions: 3, seconds: 10 },
  },
  {
    task: 'S10',
    what: 'export the report of the shift',
    role: supervisor,
    needs: 'reports',
    target: { actions: 2, seconds: 10 },
  },
]
