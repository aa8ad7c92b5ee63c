// Calendars and policies in the window: an administrator writes one, tries it, saves it, and open tickets come under it.
import { expect, test } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { anna, ticketIntent } from '../support/seats.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

const ada: Actor = { id: 'ada', name: 'Ada', role: 'administrator' }
let room: ControlRoom
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})
const open = async (...actors: Actor[]) => {
  room = await openControlRoom(1, actors)
  const page = await room.console.open()
  await room.console.size(1920, 1080)
  await room.console.link('live')
  return page
}

test('[SLA18] [SLA13] [SLA20] a calendar is written, tried and saved, and open tickets are reckoned by it', async () => {
  const page = await open(ada)
  await room.feeder.done(ticketIntent('t1'))
  await page.keyboard.press('Control+,')
  await page.locator('[data-testid=calendar-add]').click()
  await page.locator('[data-testid=calendar-name]').fill('Office')
  await page.locator('[data-testid=calendar-zone]').fill('Asia/Shanghai')
  await page.locator('[data-testid=hours-0]').fill('morning')
  await expect(page.locator('[data-testid=sla-problems]')).toContainText('Monday')
  await expect(page.locator('[data-testid=sla-save]')).toBeDisabled()
  await room.console.shot('sla-problem-en-dark')
  await page.locator('[data-testid=hours-0]').fill('9-12, 13:30-18')
  await page.locator('[data-testid=calendar-days]').fill('2026-10-01 休 国庆节\n2026-10-10 09:00-18:00 调休')
  // No policy counts in it yet: its hours are tried. Twenty minutes on Friday, 7 h 30 on Monday, the rest on Tuesday.
  await page.locator('[data-testid=preview-opened]').fill('2026-03-06T17:40')
  await expect(page.locator('[data-testid=preview-hours-8]')).toContainText('Tue, 10 Mar, 08:10:00 UTC+8')
  await room.console.shot('sla-calendar-en-dark')
  await page.locator('[data-testid=policy-normal]').click()
  await page.locator('[data-testid=target-resolve]').fill('5h')
  await page.locator('[data-testid=target-calendar-resolve]').selectOption({ label: 'Office' })
  // A Friday, twenty to six: twenty minutes that day, three hours on Monday morning, the rest after lunch.
  await page.locator('[data-testid=preview-opened]').fill('2026-03-06T17:40')
  await expect(page.locator('[data-testid=preview-resolve]')).toContainText('Mon, 9 Mar, 15:10:00')
  await room.console.shot('sla-policy-en-dark')
  // Back at the calendar, that policy is tried, by the one clock that counts in it.
  await page.locator('[data-testid=calendar-calendar-1]').click()
  await expect(page.locator('[data-testid=due-preview]')).toContainText('“Normal”')
  await expect(page.locator('[data-testid=preview-resolve]')).toContainText('Mon, 9 Mar, 15:10:00')
  await expect(page.locator('[data-testid=preview-respond]')).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(page.locator('[data-testid=sla-settings]')).toHaveCount(0)
  const ticket = () => room.feeder.runtime.client.replica.confirmed.get('ticket', 't1')
  await expect
    .poll(() => [ticket()?.clocks.resolve.calendarId, ticket()?.clocks.resolve.targetMs])
    .toEqual(['calendar-1', 5 * 3_600_000])
  await page.locator('button[title*="Ctrl+Shift+L"]').click()
  await page.locator('button[title*="Ctrl+Shift+D"]').click()
  await page.keyboard.press('Control+,')
  await page.locator('[data-testid=calendar-calendar-1]').click()
  await room.console.shot('sla-calendar-zh-light')
})

test('[SLA18] a dispatcher may look, and not change', async () => {
  const page = await open(anna)
  await page.locator('[data-testid=sla-settings-open]').click()
  await expect(page.locator('[data-testid=sla-settings]')).toContainText('Only an administrator')
  await expect(page.locator('[data-testid=target-resolve]')).toBeDisabled()
  await expect(page.locator('[data-testid=sla-save]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=sla-settings]')).toHaveCount(0)
})
