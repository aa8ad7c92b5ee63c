// Who has an alarm: taken over by keys and named at every seat, handed over at the end of a shift, and how the alarms do.
import { expect, test, type Page } from '@playwright/test'
import type { Actor } from '../../shared/model/actor.ts'
import { anna, bea, ticketIntent } from '../support/seats.ts'
import { roomOpenedBy } from './each-room.ts'

const sven: Actor = { id: 'sven', name: 'Sven', role: 'supervisor' }
const hour = 3_600_000
const { room, open } = roomOpenedBy(1)
const line = (page: Page) => page.locator('[data-testid=alarm-line]')
const confirmed = () => room.feeder.runtime.client.replica.confirmed
const alarm = (id: string) => confirmed().get('alarm', id)
const signIn = async (page: Page, name: string) => {
  await page.locator('[data-testid=actor]').click()
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
  await expect(page.locator('[data-testid=actor]')).toContainText(name)
}
/** In both languages and both themes; leaves it in English and dark. */
async function inFourLooks(name: string): Promise<void> {
  const page = room.console.page
  for (const look of ['en-dark', 'zh-dark', 'zh-light', 'en-light']) {
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${look.slice(0, 2)}`))
    await room.console.shot(`${name}-${look}`)
    await page.locator(`button[title*="Ctrl+Shift+${look === 'zh-dark' || look === 'en-light' ? 'D' : 'L'}"]`).click()
  }
}
const areas = ['north', 'south', 'east', 'west', 'centre']
const site = (i: number) => ({
  address: `улица Кумкент ${i}`,
  addressLatin: `Kumkent Street ${i}`,
  area: areas[i % areas.length]!,
  place: { lat: 51.1 + i / 200, lon: 71.4 + i / 200 },
})
const breached = (...numbers: number[]) =>
  room.feeder.done(...numbers.map((i) => ticketIntent(`t${i}`, { site: site(i) }, Date.now() - 3 * hour)))

test('[ALM12] [ALM14] O takes the shown alarm over, Shift+F8 the next; who has it is named, taking is not seeing', async () => {
  const page = await open(anna, sven)
  await breached(1, 2)
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('2')
  await page.keyboard.press('F8')
  await page.keyboard.press('o')
  await expect.poll(() => alarm('sla:t1')?.holder?.by.name ?? alarm('sla:t2')?.holder?.by.name).toBe('Anna')
  await expect(line(page)).toContainText('with you since')
  const first = alarm('sla:t1')?.holder ? 't1' : 't2'
  expect(alarm(`sla:${first}`)?.acknowledged).toBeNull()
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('2')
  await signIn(page, 'Sven')
  await expect(line(page)).toContainText('with Anna since')
  await inFourLooks('alarm-held')
  // A supervisor takes it over, and has seen it: two keys, from the board.
  await room.console.row(first === 't1' ? 't2' : 't1').click()
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('k')
  await expect
    .poll(() => [...confirmed().values('alarm')].filter((one) => one.acknowledged?.by.name === 'Sven').length)
    .toBe(1)
  const seen = [...confirmed().values('alarm')].find((one) => one.acknowledged)!
  expect(seen.holder?.by.name).toBe('Sven')
  // By the list and by the command line.
  await page.keyboard.press('F7')
  await page.keyboard.press('o')
  await expect.poll(() => [...confirmed().values('alarm')].every((one) => one.holder?.by.name === 'Sven')).toBe(true)
  await room.console.shot('alarm-held-list-en-dark')
  await page.keyboard.press('Escape')
  await signIn(page, 'Anna')
  await page.keyboard.press('F2')
  await page.keyboard.type('接管')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => [...confirmed().values('alarm')].filter((one) => one.holder?.by.name === 'Anna').length)
    .toBe(1)
})

test('[ALM13] [ALM15] handed over with a note, accepted as one; Enter gives nothing away', async () => {
  test.setTimeout(600_000)
  const page = await open(anna, bea, sven)
  await breached(1, 2, 3, 4)
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('4')
  await page.keyboard.press('Control+F7')
  await expect(page.locator('[data-testid=hand-over]')).toContainText('no alarm to hand over')
  await page.keyboard.press('Escape')
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Shift+F8')
    await page.keyboard.press('k')
    await expect.poll(() => [...confirmed().values('alarm')].filter((one) => one.acknowledged).length).toBe(i + 1)
  }
  await signIn(page, 'Sven')
  const left = [...confirmed().values('alarm')].find((one) => !one.acknowledged)!
  await page.keyboard.press('F8')
  for (const key of ['Shift+K', '2', '1']) await page.keyboard.press(key)
  await expect.poll(() => alarm(left.id)?.shelved?.by.name).toBe('Sven')
  await signIn(page, 'Anna')
  await page.keyboard.press('Control+F7')
  await expect(page.locator('[data-testid=hand-over-counts]')).toContainText('3 alarms, 1 put aside')
  await page.locator('[data-testid=hand-over-note]').fill('Kumkent Street: the porter has the key')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ring before you go.')
  expect([...confirmed().values('alarm')].some((one) => one.handover)).toBe(false)
  await inFourLooks('hand-over')
  await page.locator('[data-testid=hand-over-note]').focus()
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(() => [...confirmed().values('alarm')].filter((one) => one.handover?.to === 'dispatcher').length)
    .toBe(4)
  await expect(page.locator('[data-testid=hand-over]')).toHaveCount(0)
  await expect(page.locator('[data-testid=message]')).toContainText('4 alarms are offered to the dispatcher')
  await expect(page.locator('[data-testid=handover]')).toHaveCount(0)
  await page.keyboard.press('Control+F7')
  await expect(page.locator('[data-testid=hand-over-waiting]')).toContainText('not accepted yet')
  await room.console.shot('hand-over-waiting-en-dark')
  await page.keyboard.press('Escape')
  expect([...confirmed().values('alarm')].filter((one) => one.holder?.by.name === 'Anna').length).toBe(3)
  await signIn(page, 'Bea')
  await expect(page.locator('[data-testid=handover]')).toContainText('Handed over by Anna: 3 alarms, 1 put aside')
  await page.keyboard.press('F7')
  await expect(page.locator('[data-testid=handover-note]')).toContainText('Ring before you go.')
  await room.console.shot('handed-over-en-dark')
  await page.keyboard.press('Escape')
  await page.locator('[data-testid=alarm-line]').focus()
  await page.keyboard.press('Shift+O')
  await expect
    .poll(() => [...confirmed().values('alarm')].filter((one) => one.holder?.by.name === 'Bea').length)
    .toBe(4)
  await expect(page.locator('[data-testid=handover]')).toHaveCount(0)
})

test('[KPI4] how the alarms do: by Shift+F7, over the hours, each limit with a word; old without the relay', async () => {
  const page = await open(anna, sven)
  await breached(...Array.from({ length: 14 }, (_, i) => i + 1))
  await expect(page.locator('[data-testid=unseen-1]')).toContainText('14')
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('Shift+F7')
  const report = page.locator('[data-testid=alarm-report]')
  await expect(page.locator('[data-testid=report-dispatcher]')).toContainText('over the limit')
  await expect(page.locator('[data-testid=report-span]')).toContainText('the log goes back to')
  await expect(page.locator('[data-testid=report-dispatcher] td').first()).toHaveText('14')
  await expect(page.locator('[data-testid=report-supervisor] td').first()).toHaveText('14')
  await expect(page.locator('[data-testid=report-priority-1]')).toContainText('100 %')
  await expect(page.locator('[data-testid=report-sources] tbody tr')).toHaveCount(5)
  await expect(page.locator('[data-testid=report-chattering]')).toContainText('holds')
  await page.keyboard.press('2')
  await expect(report.locator('button[aria-pressed=true]')).toContainText('12')
  await expect(page.locator('[data-testid=report-dispatcher]')).toBeVisible()
  await inFourLooks('alarm-report')
  await room.console.size(1280, 800)
  await room.console.shot('alarm-report-small-en-dark')
  await room.relay.kill()
  await page.keyboard.press('Shift+F7')
  await expect(report).toHaveCount(0)
  await page.keyboard.press('Shift+F7')
  await expect(report).toContainText('cannot be asked now', { timeout: 40_000 })
})
