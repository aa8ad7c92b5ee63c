// The clocks of a ticket in the window: paused by two keys, explained by their ledger, corrected by a supervisor.
import { expect, test } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { intent } from '../../shared/commands/decide.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { anna, feeder as erp, ticketIntent } from '../support/seats.ts'
import { roomOpenedBy } from './each-room.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const { room, open } = roomOpenedBy(1)

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
