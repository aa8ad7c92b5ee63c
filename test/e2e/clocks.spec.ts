// The clocks of a ticket in the window: paused by two keys, explained by their ledger, corrected by a supervisor.
import { expect, test } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { intent } from '../../shared/commands/decide.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { anna, assignIntent, feeder as erp, siteAt, ticketIntent } from '../support/seats.ts'
import { roomOpenedBy } from './each-room.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const { room, open } = roomOpenedBy(1)

/** By the wall of this PC, as the fields of the browser have it. */
function minutesAgo(minutes: number): string {
  const at = Date.now() - minutes * 60_000
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** A calendar whose only open hour of every day has long passed, or is far off, at the site. */
function closedNow(): typeof defaultSettings.calendars {
  const hour = (new Date().getUTCHours() + 11) % 23
  const hours = [{ from: hour * 60, to: hour * 60 + 60 }]
  return [{ id: 'short', name: 'Short hours', zone: 'UTC', weekly: Array(7).fill(hours) as (typeof hours)[], days: [] }]
}

test('[SLA12] [SLA17] P and a digit pause, the row and the clocks say so, P and 1 resume', async () => {
  const page = await open(anna)
  await room.feeder.done(ticketIntent('t1'))
  const row = room.console.row('t1')
  await row.click()
  await page.locator('[data-pane=board] [role=listbox]').focus()
  await page.keyboard.press('p')
  await room.console.shot('pause-reasons-en-dark')
  await page.keyboard.press('3')
  await expect(page.locator('[data-testid=pausing]')).toHaveCount(0)
  await expect(page.locator('[data-testid=pause-words]')).toContainText('waiting for parts')
  const ticket = () => room.feeder.runtime.client.replica.confirmed.get('ticket', 't1')
  await expect
    .poll(() => ticket()?.pauses.map(({ reason, to, by }) => [reason, to, by.name]))
    .toEqual([['parts', null, 'Anna']])
  await page.locator('[data-testid=clock-resolve]').click()
  const ledger = page.locator('[data-testid=ledger]')
  await expect(ledger).toContainText('waiting for parts')
  await expect(ledger).toContainText('by Anna')
  await room.console.shot('ledger-en-dark')
  await page.locator('[data-pane=board] [role=listbox]').focus()
  await page.keyboard.press('p')
  await page.keyboard.press('1')
  await expect.poll(() => ticket()?.pauses.map(({ to }) => to !== null)).toEqual([true])
  await expect(page.locator('[data-testid=clock-resolve]')).toBeVisible()
  await expect(ledger).toContainText('ended by Anna')
})

test('[SLA10] [SLA13] [SLA17] a closed calendar is a moon and not a pause; the ledger adds up to the second', async () => {
  const page = await open(anna)
  const policies = defaultSettings.policies.map((policy) => {
    const { respond, arrive, resolve } = policy.targets
    return {
      ...policy,
      targets: { respond, arrive: { ...arrive, calendarId: 'short' }, resolve: { ...resolve, calendarId: 'short' } },
    }
  })
  await room.feeder.done(ticketIntent('t1'))
  await room.feeder.runtime.submit(
    [intent('configure-sla', { calendars: closedNow(), policies, rules: [] }, { revision: 0 })],
    erp,
  )
  await room.console.row('t1').click()
  await page.locator('[data-testid=light]').first().click()
  await page.locator('[data-testid=clock-resolve]').click()
  const ledger = page.locator('[data-testid=ledger]')
  await expect(ledger).toContainText('Short hours')
  await expect(ledger).toContainText('outside business hours')
  await expect(page.locator('[data-testid=ledger-sum]')).toHaveText('0:00:00')
  await expect(page.locator('[class*=clocks]').first()).toContainText('closed until')
  for (const look of ['en-dark', 'en-light', 'zh-light', 'zh-dark']) {
    if (look === 'en-light' || look === 'zh-dark') await page.locator('button[title*="Ctrl+Shift+D"]').click()
    if (look === 'zh-light') await page.locator('button[title*="Ctrl+Shift+L"]').click()
    await room.console.shot(`ledger-closed-${look}`)
  }
  // The respond clock counts round the clock: its ledger moves with the seconds.
  await page.locator('[data-testid=clock-respond]').click()
  const first = await page.locator('[data-testid=ledger-sum]').textContent()
  await expect(page.locator('[data-testid=ledger-sum]')).not.toHaveText(first!)
})

test('[SLA14] a supervisor corrects a clock, with a reason that stays; others are not offered it', async () => {
  const page = await open(sven)
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * 3_600_000))
  const ticket = () => room.feeder.runtime.client.replica.confirmed.get('ticket', 't1')
  await expect.poll(() => ticket()?.clocks.respond.breachedAt ?? null).not.toBeNull()
  const due = ticket()!.clocks.respond.dueAt
  await room.console.row('t1').click()
  await page.locator('[data-pane=board] [role=listbox]').focus()
  await page.keyboard.press('l')
  await page.locator('[data-testid=correct-open]').click()
  await page.locator('[data-testid=correct-why]').fill('the gate was shut')
  await room.console.shot('correct-clock-en-dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=ledger]')).toContainText('does not count')
  await expect(page.locator('[data-testid=ledger]')).toContainText('by Sven · the gate was shut')
  await expect.poll(() => ticket()?.clocks.respond.breachedAt ?? null).toBeNull()
  expect(ticket()!.clocks.respond.dueAt).toBeGreaterThan(due)
})

test('[SLA3] [SLA14] a breach that a late report shows to have been none stands, says so, and is corrected', async () => {
  const page = await open(sven)
  const phone = room.phones.get('w01')!
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 2 * 3_600_000 + 30_000))
  await room.feeder.runtime.submit([assignIntent('t1', 'w01', 'v1')], anna)
  await expect.poll(() => phone.visits.length, { timeout: 25_000 }).toBe(1)
  const clock = () => room.feeder.runtime.client.replica.confirmed.get('ticket', 't1')?.clocks.respond
  // Taken on the phone in time, while it has no network; told only after the breach.
  phone.seat.runtime.disconnect()
  await phone.seat.do(intent('accept-visit', { visitId: 'v1' }, {}))
  await expect.poll(() => clock()?.breachedAt ?? null, { timeout: 90_000 }).not.toBeNull()
  phone.seat.runtime.connect()
  await expect.poll(() => clock()?.stoppedAt ?? null).not.toBeNull()
  expect(clock()!.stoppedAt!).toBeLessThan(clock()!.breachedAt!)
  await page.getByRole('tab', { name: 'Assigned' }).click()
  await room.console.row('t1').click()
  await page.locator('[data-testid=clock-respond]').click()
  await expect(page.locator('[class*=clocks]').first()).toContainText('in time by the report')
  await expect(page.locator('[data-testid=breach-in-time]')).toContainText('until a supervisor corrects')
  await room.console.shot('breach-in-time-en-dark')
  await page.locator('button[title*="Ctrl+Shift+D"]').click()
  await page.locator('button[title*="Ctrl+Shift+L"]').click()
  await expect(page.locator('[data-testid=breach-in-time]')).toContainText('须由主管更正')
  await room.console.shot('breach-in-time-zh-light')
  await page.locator('[data-testid=correct-open]').click()
  await room.console.shot('correct-in-time-zh-light')
  // The whole minute after it was met has not passed yet: from the start, then.
  await page.locator('[data-testid=correct-from]').fill(minutesAgo(10))
  await page.locator('[data-testid=correct-to]').fill(minutesAgo(9))
  await page.locator('[data-testid=correct-why]').fill('电话里已经接单')
  await page.keyboard.press('Enter')
  await expect.poll(() => clock()?.breachedAt ?? null).toBeNull()
  await expect(page.locator('[data-testid=breach-in-time]')).toHaveCount(0)
})

test('[SLA14] [SLA6] a time that the site’s wall shows twice: which one is asked; one that it skips is said to be none', async () => {
  const page = await open(sven)
  const site = { ...siteAt(51.17, 71.44), zone: 'Europe/Berlin' }
  await room.feeder.done(ticketIntent('t1', { site }, Date.parse('2026-10-25T00:15:00Z')))
  const ticket = () => room.feeder.runtime.client.replica.confirmed.get('ticket', 't1')
  await expect.poll(() => ticket()?.clocks.respond.breachedAt ?? null).not.toBeNull()
  await room.console.row('t1').click()
  await page.locator('[data-testid=clock-respond]').click()
  await page.locator('[data-testid=correct-open]').click()
  await page.locator('[data-testid=correct-from]').fill('2026-03-29T02:30')
  await expect(page.locator('[data-testid=correcting] [role=alert]')).toContainText('skips this time')
  await page.locator('[data-testid=correct-why]').fill('the gate was shut')
  await expect(page.locator('[data-testid=correct-save]')).toBeDisabled()
  await room.console.shot('correct-skipped-en-dark')
  await page.locator('[data-testid=correct-from]').fill('2026-10-25T02:30')
  await page.locator('[data-testid=correct-to]').fill('2026-10-25T02:30')
  await page.locator('[data-testid=correct-to-which]').selectOption('second')
  await room.console.shot('correct-twice-en-dark')
  await page.locator('[data-testid=correct-save]').click()
  await expect
    .poll(() => ticket()?.corrections.map(({ from, to }) => [from, to]))
    .toEqual([[Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')]])
})
