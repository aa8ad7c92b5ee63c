// What the map must never do: pass an old position off as a new one, whatever this PC's clock says, or ask anybody outside.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(3)

/** Both halves of the console are wrong: main by a script before its own, the window by one before its page. */
async function openWithClock(off: number): Promise<Page> {
  const { console } = room
  process.env['SIGNALBOX_TEST_CLOCK_OFF'] = String(off)
  const page = await console.open({ before: wrongClock })
  await console.app.context().addInitScript((ms) => {
    const real = Date.now
    Date.now = () => real() + ms
  }, off)
  await page.reload()
  await page.locator('[data-testid=link]').waitFor()
  const [main, window] = [await console.app.evaluate(() => Date.now()), await page.evaluate(() => Date.now())]
  for (const clock of [main, window]) expect(Math.abs(clock - Date.now() - off)).toBeLessThan(60_000)
  await console.size(1920, 1080)
  await console.link('live')
  return page
}

const wrongClock = path.join(import.meta.dirname, 'wrong-clock.cjs')
const hour = 3_600_000

for (const [clock, off] of [
  ['ahead', hour],
  ['behind', -hour],
] as const)
  test(`[MAP5] [CLK4] a PC an hour ${clock}: ages are told by the relay's clock, and the operator is warned`, async () => {
    const { console, phones } = room
    const old = { ...placeOf(2), accuracy: 5, speed: 0, heading: null, ageMs: 12 * 60_000 }
    phones.get('w02')!.seat.runtime.sendFix(old)
    const page = await openWithClock(off)
    for (const [id, n] of [
      ['w01', 1],
      ['w03', 3],
    ] as const)
      phones.get(id)!.seat.runtime.sendFix({ ...placeOf(n), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
    const age = (id: string) => page.locator(`[data-testid=roster-row][data-technician=${id}]`)
    await expect(age('w01')).toContainText(/\d+ s$/)
    await expect(age('w03')).toContainText(/\d+ s$/)
    // The later fix of w02 is the older one: the newer one, from when the room was opened, stays.
    await expect(age('w02')).toContainText(/\d+ (s|min)$/)
    await expect(age('w02')).not.toContainText('12 min')
    await expect(page.locator('[data-testid=problems]')).toBeVisible()
    await page.locator('[data-testid=problems]').click()
    // To the second but for the way of the first answers.
    await expect(page.getByRole('dialog')).toContainText(/\b3(599|600|601) s/)
    await console.shot(`clock-an-hour-${clock}`)
  })

test('[MAP5] a fix that was old when it came is old at once', async () => {
  const { relay } = room
  // A relay that has just started knows no positions: the first one it hears of is twelve minutes old.
  await relay.stop()
  await relay.start()
  const phone = room.phones.get('w02')!
  await phone.seat.live()
  const page = await openWithClock(-hour)
  phone.seat.runtime.sendFix({ ...placeOf(2), accuracy: 5, speed: 0, heading: null, ageMs: 12 * 60_000 })
  await expect(page.locator('[data-testid=roster-row][data-technician=w02]')).toContainText(/12 min$/)
})

test('[MAP14] nothing is asked of anybody but this app itself, whatever the map shows', async () => {
  const { console } = room
  const page = await console.open()
  await console.app.evaluate(({ session }) => {
    const asked = ((globalThis as { asked?: string[] }).asked = [] as string[])
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      asked.push(details.url)
      answer({})
    })
  })
  await console.size(1920, 1080)
  await console.link('live')
  await page.reload()
  await technicianPoint(page, 'w01')
  await page.locator('[data-testid=map-pane] canvas.maplibregl-canvas').focus()
  for (const key of ['=', '=', '=', 'ArrowUp', 'ArrowLeft', '-', '-', '-', '-']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
  }
  const asked = await console.app.evaluate(() => (globalThis as { asked?: string[] }).asked!)
  expect(asked.filter((url) => url.startsWith('app://map/')).length).toBeGreaterThan(3)
  expect(asked.filter((url) => !/^(app:\/\/(console|map)\/|blob:app:|data:|devtools:)/.test(url))).toEqual([])
})
