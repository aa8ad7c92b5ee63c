// The way on roads: in the label of a drop, and for the route of who is selected; and what is shown without a relay.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { anna, assignIntent, siteAt, ticketIntent } from '../support/seats.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { technicianPoint } from './map-points.ts'

interface Stop {
  label: string
  estimate: boolean | null
}

let room: ControlRoom

test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

function routeShown(page: Page): Promise<Stop[]> {
  return page.evaluate(() => {
    const pane = document.querySelector('[data-testid=map-pane]') as HTMLElement & { routeShown?: () => Stop[] }
    return pane.routeShown?.() ?? []
  })
}

async function openRoom(relayArguments: string[]): Promise<Page> {
  room = await openControlRoom(3, undefined, relayArguments)
  const { console, feeder } = room
  const site = (lat: number, lon: number) => ({ site: siteAt(lat, lon) })
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', site(51.14, 71.43)), ticketIntent('t3', site(51.12, 71.45)))
  await feeder.runtime.submit([assignIntent('t2', 'w01'), assignIntent('t3', 'w01')], anna)
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  return page
}

async function dragOver(page: Page, technicianId: string): Promise<void> {
  const target = await technicianPoint(page, technicianId)
  await page.locator('[data-testid=tab-open]').click()
  await room.console.row('t1').hover()
  await page.mouse.down()
  await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
}

test('[ROU4] with the roads of the city', async () => {
  const page = await openRoom(['--roads', path.join(process.env['SIGNALBOX_CITY']!, 'roads.bin')])
  await page.locator('[data-testid=roster-row][data-technician=w01]').click()
  await expect.poll(async () => (await routeShown(page)).map(({ estimate }) => estimate)).toEqual([false, false])
  const [first, second] = await routeShown(page)
  expect(first!.label).toMatch(/^1 {2}\d\d:\d\d$/)
  expect(second!.label).toMatch(/^2 {2}\+\d+ min$/)
  await page.waitForTimeout(1_000)
  await room.console.shot('route-on-roads-en-dark')

  await dragOver(page, 'w02')
  const way = page.locator('[data-testid=drop-label] [data-way]')
  await expect(way).toHaveAttribute('data-way', 'road')
  await expect(way).toHaveText(/^\d+ min · \d+\.\d km by road$/)
  await room.console.shot('drop-by-road-en-dark')
  await page.mouse.up()
  await expect(room.console.row('t1')).toContainText('Engineer 2')
})

test('[ROU2] [ROU4] a relay without roads gives estimates that say so; [ROU6] without a relay the line is straight until it is back', async () => {
  const page = await openRoom([])
  await page.locator('[data-testid=roster-row][data-technician=w01]').click()
  await expect.poll(async () => (await routeShown(page)).map(({ estimate }) => estimate)).toEqual([true, true])
  expect((await routeShown(page))[0]!.label).toMatch(/^1 {2}≈ \d\d:\d\d$/)
  await dragOver(page, 'w02')
  await expect(page.locator('[data-testid=drop-label]')).toContainText(/≈ \d+ min \(estimate\)/)
  await page.keyboard.press('Escape')
  await page.mouse.up()

  await room.relay.stop()
  await room.console.link('offline')
  await page.locator('[data-testid=roster-row][data-technician=w02]').click()
  await page.locator('[data-testid=roster-row][data-technician=w01]').click()
  await expect.poll(async () => (await routeShown(page)).map(({ estimate }) => estimate)).toEqual([null, null])
  expect((await routeShown(page)).map(({ label }) => label)).toEqual(['1', '2'])

  // The way is asked for anew when the relay is back, without anybody touching anything.
  await room.relay.start()
  await room.console.link('live')
  await expect.poll(async () => (await routeShown(page)).map(({ estimate }) => estimate)).toEqual([true, true])
})
