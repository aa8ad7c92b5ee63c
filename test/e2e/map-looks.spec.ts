// The states that the map can be in, each in both languages and looks: a picture of each, and that it says what it should.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { MapPaneElement } from '../../renderer/console/map/map-pane.tsx'
import { anna, assignIntent, siteAt, ticketIntent } from '../support/seats.ts'
import { openControlRoom, placeOf, type ControlRoom } from './control-room.ts'
import { ruler } from './drags/told-points.ts'
import { technicianPoint } from './map-points.ts'

const said = {
  en: {
    name: (n: number) => `Engineer ${n}`,
    drive: /^2 {2}\+\d+ min$/,
    way: /\d+ min · \d+\.\d km/,
    which: 'Several stand here. Which one?',
    marked: '3 tickets marked',
    asOf: /as of \d\d:\d\d/,
    noMap: 'The map file is missing. Positions are shown on a plain grid.',
  },
  zh: {
    name: (n: number) => `工程师${n}`,
    drive: /^2 {2}\+\d+ 分钟$/,
    way: /\d+ 分钟 · 道路 \d+\.\d 公里/,
    which: '此处有多名工程师，选哪一位？',
    marked: '已标记 3 张工单',
    asOf: /截至 \d\d:\d\d/,
    noMap: '地图文件缺失，位置显示在空白网格上。',
  },
}

let room: ControlRoom

test.beforeEach(async () => {
  room = await openControlRoom(12, undefined, ['--roads', path.join(process.env['SIGNALBOX_CITY']!, 'roads.bin')])
  const { feeder, phones } = room
  const site = (lat: number, lon: number) => ({ site: siteAt(lat, lon) })
  // Some stand close together, two of them on one spot.
  const stand = (id: string, north: number, east: number) =>
    phones.get(id)!.seat.runtime.sendFix({
      lat: placeOf(4).lat + north,
      lon: placeOf(4).lon + east,
      accuracy: 5,
      speed: 0,
      heading: null,
      ageMs: 0,
    })
  stand('w05', 0, 0)
  stand('w09', -0.003, 0.002)
  stand('w10', -0.004, -0.003)
  stand('w11', 0.003, 0.006)
  stand('w12', -0.001, 0.009)
  const late = Date.now() - 3 * 3_600_000
  await feeder.done(
    ticketIntent('t1', site(51.16, 71.46)),
    ticketIntent('t2', site(51.14, 71.43)),
    ticketIntent('t3', site(51.12, 71.45)),
    ...Array.from({ length: 9 }, (_, i) =>
      ticketIntent(`c${i}`, site(51.11 + (i % 3) * 0.004, 71.36 + i * 0.001), i === 4 ? late : null),
    ),
  )
  await feeder.runtime.submit([assignIntent('t2', 'w01'), assignIntent('t3', 'w01')], anna)
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

function routeLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pane = document.querySelector<MapPaneElement>('[data-testid=map-pane]')!
    return (pane.routeShown?.() ?? []).map(({ label }) => label)
  })
}

/** How much the scale in the corner shows, metres. */
async function scaleMetres(page: Page): Promise<number> {
  const text = (await page.locator('.maplibregl-ctrl-scale').textContent()) ?? ''
  return Number.parseFloat(text) * (text.includes('k') ? 1_000 : 1)
}

for (const lang of ['en', 'zh'] as const)
  for (const theme of ['dark', 'light'] as const)
    test(`[MAP27] every state of the map, ${lang}, ${theme}`, async () => {
      const { console: app } = room
      const words = said[lang]
      const shot = (state: string) => app.shot(`map-${state}-${lang}-${theme}`)
      const page = await app.open({ lang, theme })
      await app.size(1920, 1080)
      await app.link('live')
      await page.locator('[data-testid=tab-open]').click()
      const pane = page.locator('[data-testid=map-pane]')
      const target = await technicianPoint(page, 'w03')

      // Selected, with the route.
      await page.locator('[data-testid=roster-row][data-technician=w01]').click()
      await expect.poll(() => routeLabels(page)).toHaveLength(2)
      await expect.poll(async () => (await routeLabels(page))[1]).toMatch(words.drive)
      await page.waitForTimeout(700)
      await shot('route')

      // Dragging.
      await app.row('t1').hover()
      await page.mouse.down()
      await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
      await page.mouse.move(target.x, target.y, { steps: 6 })
      const label = page.locator('[data-testid=drop-label]')
      await expect(label.locator('b')).toHaveText(words.name(3))
      await expect(label).toContainText(words.way)
      await shot('drag')
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await expect(label).toHaveCount(0)

      // Who is meant?
      const crowd = await technicianPoint(page, 'w04')
      await page.mouse.click(crowd.x, crowd.y)
      const chooser = page.locator('[data-testid=technician-chooser]')
      await expect(chooser).toContainText(words.which)
      await expect(chooser.locator('button')).toContainText([words.name(4), words.name(5)])
      await shot('chooser')
      await page.keyboard.press('Escape')

      // A box, and what it has marked.
      const box = (await pane.boundingBox())!
      const [first, second] = [await technicianPoint(page, 'w01'), { x: box.x + box.width - 30, y: 0 }]
      await page.keyboard.down('Shift')
      await page.mouse.move(first.x - 40, first.y + 280)
      await page.mouse.down()
      await page.mouse.move(second.x, first.y - 200, { steps: 8 })
      const frame = await page.evaluate(() => {
        const { left, bottom } = document.querySelector('[class*=box]')!.getBoundingClientRect()
        return { left, bottom }
      })
      expect(Math.abs(frame.left - first.x + 40)).toBeLessThan(3)
      expect(Math.abs(frame.bottom - first.y - 280)).toBeLessThan(3)
      await shot('box')
      await page.mouse.up()
      await page.keyboard.up('Shift')
      await expect(page.locator('[data-testid=marked-bar]')).toContainText(words.marked)
      await shot('marked')
      await page.keyboard.press('Escape')

      // Far out, where tickets are gathered; a click brings them apart.
      await pane.locator('canvas.maplibregl-canvas').focus()
      for (let i = 0; i < 2; i++) {
        await page.keyboard.press('-')
        await page.waitForTimeout(500)
      }
      await page.waitForTimeout(700)
      await shot('clusters')
      const far = await scaleMetres(page)
      const project = ruler([
        [placeOf(1), await technicianPoint(page, 'w01')],
        [placeOf(8), await technicianPoint(page, 'w08')],
      ])
      const gathered = project({ lat: 51.114, lon: 71.364 })
      await page.mouse.click(gathered.x, gathered.y)
      await expect.poll(() => scaleMetres(page)).toBeLessThan(far / 4)
      await shot('clusters-apart')

      // Without the relay.
      await pane.locator('canvas.maplibregl-canvas').focus()
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press('-')
        await page.waitForTimeout(500)
      }
      await room.relay.stop()
      await app.link('offline')
      await expect(page.locator('header').first()).toContainText(words.asOf)
      await shot('offline')
      await app.close()

      // Without a map file.
      const plain = await app.open({ lang, theme, map: mkdtempSync(path.join(os.tmpdir(), 'signalbox-no-map-')) })
      await app.size(1920, 1080)
      await expect(plain.locator('[data-testid=map-pane]')).toContainText(words.noMap)
      const seat = (await plain.locator('[data-testid=map-pane]').boundingBox())!
      for (const id of room.phones.keys()) {
        const at = await technicianPoint(plain, id)
        expect(at.x > seat.x && at.x < seat.x + seat.width && at.y > seat.y && at.y < seat.y + seat.height).toBe(true)
      }
      await plain.waitForTimeout(700)
      await shot('no-file')
    })
