// What the window says of clocks: by the site's wall and the viewer's, across a change of the clocks, why a light is what it
// is, until when a pause lasts at most, and by the names that policies have been given.
import { expect, test, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { intent } from '../../shared/commands/decide.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { anna, assignIntent, feeder as erp, siteAt, ticketIntent } from '../support/seats.ts'
import { roomOpenedBy } from './each-room.ts'

const { room, open } = roomOpenedBy(1)

/** A zone that changes its clocks, and does not show what this machine's wall does. */
function otherZone(): string {
  const here = Temporal.Now.zonedDateTimeISO()
  return ['America/New_York', 'Europe/Berlin'].find((zone) => here.withTimeZone(zone).offset !== here.offset)!
}
const zone = otherZone()
const now = () => Temporal.Now.zonedDateTimeISO(zone)
const offset = (at: Temporal.ZonedDateTime) => `UTC${at.offset.replace(/([+-])0?(\d+):00/, '$1$2').replace('-', '−')}`
const site = { ...siteAt(51.17, 71.44), zone }
async function otherLook(page: Page): Promise<void> {
  await page.locator('button[title*="Ctrl+Shift+D"]').click()
  await page.locator('button[title*="Ctrl+Shift+L"]').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page.locator('[data-testid=ledger] h3')).toContainText('用时明细')
}
const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

test('[SLA22] [SLA23] a ledger across a change of the clocks, in a zone that is not this one', async () => {
  const page = await open(anna)
  const { console, feeder } = room
  const change = now().getTimeZoneTransition('previous')!
  const before = change.subtract({ hours: 3 })
  await feeder.done(ticketIntent('t1', { site, priority: 4 }, before.epochMilliseconds))
  await console.row('t1').click()
  // The light is pressed, not the name.
  await page.locator('[class*=clocks] tbody tr:nth-child(3) svg').click()
  const ledger = page.locator('[data-testid=ledger]')
  await page.keyboard.press('p')
  await page.keyboard.press('3')
  await expect(ledger).toContainText('waiting for parts')
  const stretches = ledger.locator('[data-testid=stretch]')
  await expect(stretches).toHaveCount(2)
  const [first, last] = [stretches.first(), stretches.last()]
  await expect(first).toContainText(`${before.toPlainTime().toString({ smallestUnit: 'second' })} ${offset(before)}`)
  await expect(first).toContainText(offset(now()))
  await expect(first.locator('[data-testid=clock-change]')).toContainText(
    change.offsetNanoseconds < before.offsetNanoseconds ? 'clocks put back by 1h' : 'clocks put forward by 1h',
  )
  await expect(first).toContainText('here')
  await expect(last).toContainText('now')
  // It stands while it is paused: what it has used is what had passed, and the pause has its length beside it.
  const numbers = async () =>
    (await ledger.locator('tbody tr td:last-child').allTextContents()).map((text) => text.trim())
  await expect.poll(async () => (await numbers())[1]).toMatch(/^0:0\d:\d\d ?not counted$/)
  // The window shows the pause before the relay has told the other seats of it.
  const pausedAt = () => feeder.replica.get('ticket', 't1')?.pauses[0]?.from ?? 0
  await expect.poll(pausedAt).toBeGreaterThan(0)
  const used = Math.floor((pausedAt() - before.epochMilliseconds) / 1000)
  const sum = async () => seconds((await ledger.locator('[data-testid=ledger-sum]').textContent())!)
  await expect.poll(sum).toBe(used)
  await expect.poll(async () => seconds((await numbers())[0]!)).toBe(used)
  for (const look of ['en-dark', 'zh-light']) {
    await ledger.scrollIntoViewIfNeeded()
    await console.shot(`ledger-dst-${look}`)
    if (look === 'en-dark') await otherLook(page)
  }
  // One stop for Tab each: light and name are one button, with the light's word in its name.
  await expect(page.locator('[class*=clocks] tbody button')).toHaveCount(3)
  await page.locator('[data-testid=clock-arrive]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=clock-arrive]')).toHaveAttribute('aria-expanded', 'true')
})

test('[SLA21] [SLA25] a pause says until when at most, and a due instant is the site’s everywhere', async () => {
  const page = await open(anna)
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1', { site }), ticketIntent('t2', { site }))
  const due = (id: string) => feeder.replica.get('ticket', id)!.clocks.respond.dueAt
  const wall = Temporal.Instant.fromEpochMilliseconds(due('t1')).toZonedDateTimeISO(zone)
  const words = `${wall.toPlainTime().toString({ smallestUnit: 'minute' })} ${offset(wall)}`
  await console.row('t1').click()
  await expect(page.locator('[class*=clocks] tbody tr').first()).toContainText(words)
  await expect(console.row('t1').locator('[class*=timeLeft]').first()).toHaveAttribute(
    'title',
    new RegExp(words.replace('+', '\\+')),
  )
  await page.locator('[data-testid=open-columns]').click()
  await page.locator('[data-testid=column-dueAt] input').check()
  await page.keyboard.press('Escape')
  await expect(console.row('t1')).toContainText(words)
  await page.locator('[data-pane=board] [role=listbox]').focus()
  await page.keyboard.press('p')
  await page.keyboard.press('3')
  // Fourteen days for parts: a date, not a time alone.
  await expect.poll(() => feeder.replica.get('ticket', 't1')?.pauses[0]?.endsBy ?? 0).toBeGreaterThan(Date.now())
  const ends = feeder.replica.get('ticket', 't1')!.pauses[0]!.endsBy
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(ends)
  const pause = page.locator('[data-testid=pause-words]')
  await expect(pause).toContainText('waiting for parts · paused since')
  await expect(pause).toContainText('by Anna · at most until')
  await expect(pause).toContainText(`at most until ${day}, `)
  await page.locator('[data-testid=clock-resolve]').click()
  await expect(page.locator('[data-testid=ledger]')).toContainText(`by Anna · at most until ${day}, `)
  await expect(page.locator('[data-testid=turns-red]')).toContainText('open while it is paused')
  await console.shot('pause-until-en-dark')
})

test('[SLA19] [SLA24] a renamed policy has its name; a light that is yellow for a long way says whose', async () => {
  const page = await open(anna)
  const { console, feeder, phones } = room
  const policies = defaultSettings.policies.map((policy) =>
    policy.id === 'urgent' ? { ...policy, name: 'Hospital, 2 h' } : policy,
  )
  const { calendars, rules } = defaultSettings
  await feeder.runtime.submit([intent('configure-sla', { calendars, policies, rules }, { revision: 0 })], erp)
  await feeder.done(ticketIntent('t1', { site, priority: 1 }, Date.now() - 40 * 60_000))
  // Far out of the city: an hour's way at the least.
  phones.get('w01')!.seat.runtime.sendFix({ lat: 51.9, lon: 72.6, accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  await feeder.runtime.submit([assignIntent('t1', 'w01')], anna)
  await page.locator('[data-testid=tab-open]').click()
  await console.row('t1').click()
  await page.locator('[data-testid=clock-arrive]').click()
  const ledger = page.locator('[data-testid=ledger]')
  await expect(ledger).toContainText('SLA policy: Hospital, 2 h')
  await expect(ledger.locator('[data-testid=turns-yellow]')).toContainText('75 % of its time used')
  await expect(ledger.locator('[data-testid=expected]')).toContainText('Engineer 1', { timeout: 40_000 })
  await expect(ledger.locator('[data-testid=expected]')).toContainText('after it is due')
  await expect(ledger.locator('[data-testid=light-story]')).toHaveAttribute('data-reason', 'late')
  await console.shot('light-late-en-dark')
  await otherLook(page)
  await expect(ledger).toContainText('Hospital, 2 h')
  await console.shot('light-late-zh-light')
})
