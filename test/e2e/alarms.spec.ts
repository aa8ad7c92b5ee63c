// Alarms in the window: raised by the relay, heard and seen at every seat, dealt with by keys, and readable in a storm.
import { expect, test, type Page } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import type { RootElement } from '../../renderer/console/main.tsx'
import { anna, ticketIntent } from '../support/seats.ts'
import { roomOpenedBy } from './each-room.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const hour = 3_600_000
const { room, open } = roomOpenedBy(1)
const line = (page: Page) => page.locator('[data-testid=alarm-line]')
const tones = (page: Page) => page.evaluate(() => (document.getElementById('root') as RootElement).tones!())
const alarm = (id: string) => room.feeder.runtime.client.replica.confirmed.get('alarm', id)

test('[ALM11] [ALM9] a breach: one tone, F8 goes to its ticket, K has seen it, at every seat', async () => {
  const page = await open(anna)
  await expect(line(page)).toContainText('No alarm')
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * hour), ticketIntent('t2'))
  await expect(line(page)).toContainText('breached')
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('1')
  await expect.poll(() => tones(page)).toEqual([1])
  await room.console.row('t2').click()
  await page.keyboard.press('F8')
  await expect(room.console.row('t1')).toHaveAttribute('aria-selected', 'true')
  await room.console.shot('alarm-en-dark')
  await page.keyboard.press('k')
  await expect.poll(() => alarm('sla:t1')?.acknowledged?.by.name).toBe('Anna')
  await expect(line(page)).toContainText('seen by Anna')
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('0')
})

test('[ALM4] a dispatcher cannot put a breach aside, a supervisor can, with two digits; its place is counted', async () => {
  const page = await open(anna, sven)
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * hour))
  await expect(line(page)).toContainText('breached')
  await page.keyboard.press('F8')
  await page.keyboard.press('Shift+K')
  await expect(page.locator('[data-testid=shelving]')).toBeVisible()
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await expect(page.locator('[data-testid=message]')).toContainText('only a supervisor')
  expect(alarm('sla:t1')?.shelved).toBeNull()
  await page.locator('[data-testid=actor]').click()
  await page.getByRole('menuitemradio', { name: /Sven/ }).click()
  await page.keyboard.press('F8')
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('2')
  await page.keyboard.press('1')
  await expect.poll(() => alarm('sla:t1')?.shelved?.by.name).toBe('Sven')
  await expect(page.locator('[data-testid=shelved-count]')).toContainText('1')
  await page.keyboard.press('F7')
  await room.console.shot('alarms-shelved-en-dark')
})

test('[ALM8] [ALM11] two hundred breaches in a moment: one banner, at most ten groups, one tone', async () => {
  const page = await open(anna)
  const areas = [
    'north',
    'south',
    'east',
    'west',
    'centre',
    'north-east',
    'north-west',
    'south-east',
    'south-west',
    'port',
    'hills',
    'lake',
  ]
  const site = (i: number) => ({
    address: `улица Кумкент ${i}`,
    addressLatin: `Kumkent Street ${i}`,
    area: areas[i % areas.length]!,
    place: {
      lat: 51.1 + (i % 20) / 200,
      lon: 71.4 + (i % 17) / 200,
    },
  })
  const began = Date.now()
  for (let from = 0; from < 200; from += 50)
    await room.feeder.done(
      ...Array.from({ length: 50 }, (_, i) =>
        ticketIntent(`t${from + i}`, { site: site(from + i) }, Date.now() - 3 * hour),
      ),
    )
  await expect(page.locator('[data-testid=flood]')).toContainText('200 alarms', { timeout: 120_000 })
  const sounded = (await tones(page)).filter((tone) => tone === 1).length
  // One, one again for what came after it, and while nobody has seen it another each ten seconds.
  expect(sounded).toBeLessThanOrEqual(2 + Math.floor((Date.now() - began) / 10_000))
  await page.keyboard.press('F7')
  expect(await page.locator('[data-testid=alarm-group]').count()).toBeLessThanOrEqual(10)
  // The banner's sign, the count's and those of the groups began to flash at different times, and do it in one step.
  const flashing = page.locator('[data-flash=true]')
  await expect.poll(() => flashing.count()).toBeGreaterThan(2)
  // One that has only just begun has no time of its own yet, or one that is put right with its next frame.
  const steps = () =>
    flashing.evaluateAll((signs) =>
      signs.flatMap((sign) =>
        sign.getAnimations().map(({ startTime }) => (startTime === null ? null : Number(startTime) % 500)),
      ),
    )
  await expect.poll(async () => new Set(await steps())).toEqual(new Set([0]))
  for (const look of ['en-dark', 'zh-light']) {
    if (look === 'zh-light') {
      await page.locator('button[title*="Ctrl+Shift+L"]').click()
      await page.locator('button[title*="Ctrl+Shift+D"]').click()
    }
    await room.console.shot(`alarm-flood-${look}`)
  }
  await page.locator('[data-testid=alarm-group]').first().click()
  await page.locator('[data-testid=acknowledge-page]').click()
  await expect
    .poll(
      () => [...room.feeder.runtime.client.replica.confirmed.values('alarm')].filter((one) => one.acknowledged).length,
    )
    .toBeGreaterThan(10)
})

test('[ALM10] the relay is away: an alarm of this seat, seen at this seat', async () => {
  const page = await open(anna)
  await room.relay.kill()
  await expect(line(page)).toContainText('does not hear the relay', { timeout: 40_000 })
  await room.console.shot('alarm-link-en-dark')
  await page.keyboard.press('F8')
  await page.keyboard.press('k')
  await expect(line(page)).toContainText('seen by Anna')
})
