// Whom a ticket suits, by the drive on roads: the order, the words, the digits and the ghost of the way; by drag and by
// keys, in both languages, and as estimates where no roads are known.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { assignIntent, anna, siteAt, ticketIntent } from '../support/seats.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { technicianPoint } from './map-points.ts'

/** Across the river from where Engineer 1 is, whom a straight line makes the nearest. */
const site = { lat: 51.10892, lon: 71.44361 }
const places: Record<string, { lat: number; lon: number }> = {
  w01: { lat: 51.10792, lon: 71.45435 },
  w02: { lat: 51.1176, lon: 71.40175 },
  w03: { lat: 51.135, lon: 71.4 },
}

let room: ControlRoom

test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

async function openRoom(roads: boolean, looks: Parameters<ControlRoom['console']['open']>[0] = {}): Promise<Page> {
  const relayArguments = roads ? ['--roads', path.join(process.env['SIGNALBOX_CITY']!, 'roads.bin')] : []
  room = await openControlRoom(4, undefined, relayArguments)
  const { console, feeder, phones } = room
  const at = ({ lat, lon }: { lat: number; lon: number }) => ({ site: siteAt(lat, lon) })
  await feeder.done(
    ticketIntent('t1', at(site)),
    ticketIntent('t2', at({ lat: 51.125, lon: 71.43 })),
    ticketIntent('t3', at({ lat: 51.12, lon: 71.41 })),
  )
  await feeder.runtime.submit([assignIntent('t2', 'w03'), assignIntent('t3', 'w03')], anna)
  for (const [id, place] of Object.entries(places)) drive(phones, id, place)
  const page = await console.open(looks)
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  return page
}

function drive(phones: ControlRoom['phones'], id: string, place: { lat: number; lon: number }): void {
  phones.get(id)!.seat.runtime.sendFix({ ...place, accuracy: 5, speed: 0, heading: null, ageMs: 0 })
}

const rosterRow = (page: Page, id: string) => page.locator(`[data-testid=roster-row][data-technician=${id}]`)
const rows = (page: Page) =>
  page.locator('[data-testid=roster-row]').evaluateAll((all) => all.map((row) => row.getAttribute('data-technician')))

function ghostShown(page: Page): Promise<{ way: string; label: string } | null> {
  return page.evaluate(() => {
    const pane = document.querySelector('[data-testid=map-pane]') as HTMLElement & {
      ghostShown?: () => { way: string; label: string } | null
    }
    return pane.ghostShown?.() ?? null
  })
}

async function startAssigning(page: Page): Promise<void> {
  await room.console.row('t1').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
}

/** With the ways by road known before: the order waits for them no longer than 0.3 s, and then stays as it is. */
async function startAssigningByRoad(page: Page): Promise<void> {
  await startAssigning(page)
  await expect(rosterRow(page, 'w02').locator('[data-way=road]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rosterRow(page, 'w02').locator('[data-way]')).toHaveCount(0)
  await startAssigning(page)
}

async function carry(page: Page, technicianId: string): Promise<void> {
  const target = await technicianPoint(page, technicianId)
  await room.console.row('t1').hover()
  await page.mouse.down()
  await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
}

test('[ROU11] [ROU13] [ROU14] by keys: the order is by road, is kept while they drive, and a digit takes whom it stands beside', async () => {
  const page = await openRoom(true)
  await startAssigningByRoad(page)
  await expect(rosterRow(page, 'w02').locator('[data-way=road]')).toHaveText(/^\d+ min · \d+\.\d km by road$/)
  const order = await rows(page)
  expect(order.indexOf('w02')).toBeLessThan(order.indexOf('w01'))
  expect(order[0]).toBe('w02')
  await expect(rosterRow(page, 'w03')).toContainText('2 → 3/6')
  await expect(rosterRow(page, 'w02')).toHaveAttribute('data-aimed', 'true')
  await expect.poll(async () => (await ghostShown(page))?.way).toBe('road')
  expect((await ghostShown(page))!.label).toMatch(/^ETA \d\d:\d\d · \d+\.\d km$/)
  await page.waitForTimeout(700)
  await room.console.shot('rank-by-road-keys-en-dark')

  await room.console.size(1280, 800)
  await page.waitForTimeout(700)
  await room.console.shot('rank-by-road-narrow-en-dark')
  await room.console.size(1920, 1080)

  // The two change places: what is said of them follows, where they stand does not.
  const minutes = async (id: string) =>
    Number.parseInt((await rosterRow(page, id).locator('[data-way]').textContent())!.replace('≈ ', ''))
  const before = await minutes('w02')
  drive(room.phones, 'w01', places['w02']!)
  drive(room.phones, 'w02', places['w01']!)
  await expect.poll(async () => (await minutes('w02')) > before + 2, { timeout: 15_000 }).toBe(true)
  await expect(rosterRow(page, 'w02').locator('[data-way=road]')).toBeVisible({ timeout: 15_000 })
  expect(await rows(page)).toEqual(order)

  // A digit takes whom it has stood beside all along.
  await page.keyboard.press('1')
  await expect(room.console.row('t1')).toContainText('Engineer 2')
})

test('[ROU14] Enter takes whom the pointer rests on, the first of those named once letters are typed', async () => {
  const page = await openRoom(true)
  await startAssigningByRoad(page)
  await expect(rosterRow(page, 'w02')).toHaveAttribute('data-aimed', 'true')
  await rosterRow(page, 'w04').hover()
  await expect(rosterRow(page, 'w04')).toHaveAttribute('data-aimed', 'true')
  await expect(rosterRow(page, 'w02')).toHaveAttribute('data-aimed', 'false')
  await page.keyboard.press('Enter')
  await expect(room.console.row('t1')).toContainText('Engineer 4')
  await startAssigning(page)
  await rosterRow(page, 'w03').hover()
  await page.keyboard.type('w01')
  await expect(rosterRow(page, 'w01')).toHaveAttribute('data-aimed', 'true')
  await page.keyboard.press('Enter')
  await expect(room.console.row('t1')).toContainText('Engineer 1')
})

test('[ROU14] [ROU15] a drag: rows stay, the label and the ghost say the way of whom it is over, the leg begins at the last stop', async () => {
  const page = await openRoom(true)
  const order = await rows(page)
  await carry(page, 'w02')
  const label = page.locator('[data-testid=drop-label]')
  await expect(label.locator('[data-way=road]')).toHaveText(/^\d+ min · \d+\.\d km by road$/)
  await expect(label).toContainText('0/6 → 1/6')
  expect(await rows(page)).toEqual(order)
  await expect.poll(async () => (await ghostShown(page))?.label).toMatch(/^ETA \d\d:\d\d · \d+\.\d km$/)
  await page.waitForTimeout(700)
  await room.console.shot('ghost-by-road-en-dark')
  const row = (await rosterRow(page, 'w03').boundingBox())!
  await page.mouse.move(row.x + 60, row.y + 10, { steps: 10 })
  await expect.poll(async () => (await ghostShown(page))?.label).toMatch(/^\+\d+ min · \d+\.\d km from stop 2$/)
  await page.waitForTimeout(700)
  await room.console.shot('ghost-from-last-stop-en-dark')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => ghostShown(page)).toBeNull()
  expect(await rows(page)).toEqual(order)
})

test('[ROU11] [ROU12] without roads the words and the ghost say estimate; when the relay is gone they still do', async () => {
  const page = await openRoom(false)
  await startAssigning(page)
  await expect(rosterRow(page, 'w01').locator('[data-way=estimate]')).toHaveText(/^≈ \d+ min \(estimate\)$/)
  expect((await rows(page))[0]).toBe('w01')
  await expect.poll(async () => (await ghostShown(page))?.way).toBe('estimate')
  expect((await ghostShown(page))!.label).toMatch(/^ETA ≈ \d\d:\d\d \(estimate\)$/)
  await page.waitForTimeout(700)
  await room.console.shot('rank-estimate-keys-en-dark')
  await page.keyboard.press('Escape')
  await expect.poll(() => ghostShown(page)).toBeNull()

  await room.relay.stop()
  await room.console.link('offline')
  await carry(page, 'w01')
  await expect(page.locator('[data-testid=drop-label] [data-way=estimate]')).toBeVisible()
  await expect.poll(async () => (await ghostShown(page))?.way).toBe('estimate')
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('[ROU11] [ROU14] in Chinese, by road and as an estimate', async () => {
  for (const roads of [true, false]) {
    const page = await openRoom(roads, { lang: 'zh', theme: 'light' })
    const words = roads ? /^\d+ 分钟 · 道路 \d+\.\d 公里$/ : /^≈ \d+ 分钟（估算）$/
    await startAssigning(page)
    await expect(rosterRow(page, 'w02').locator('[data-way]')).toHaveText(words)
    const ghost = roads ? /^\d\d:\d\d 到 · \d+\.\d 公里$/ : /^≈ \d\d:\d\d 到（估算）$/
    await expect.poll(async () => (await ghostShown(page))?.label).toMatch(ghost)
    await page.waitForTimeout(700)
    await room.console.shot(`rank-${roads ? 'by-road' : 'estimate'}-keys-zh-light`)
    await room.console.size(1280, 800)
    await page.waitForTimeout(700)
    await room.console.shot(`rank-${roads ? 'by-road' : 'estimate'}-narrow-zh-light`)
    await room.console.size(1920, 1080)
    await page.keyboard.press('Escape')
    await carry(page, 'w03')
    await expect(page.locator('[data-testid=drop-label] [data-way]')).toHaveText(words)
    await page.waitForTimeout(1_000)
    await room.console.shot(`ghost-${roads ? 'by-road' : 'estimate'}-zh-light`)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    if (!roads) return
    await room.console.close()
    await room.end()
  }
})
