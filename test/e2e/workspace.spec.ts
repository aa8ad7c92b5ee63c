// The windows are where they were: after a restart, after a crash, on each set-up of displays, and when a display comes back.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { Bounds } from './console-app.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { restedLookOf } from './map-points.ts'

const before = path.join(import.meta.dirname, 'displays.cjs')
const left = { x: 40, y: 30, width: 1500, height: 900 }
const right = { x: 2000, y: 60, width: 1400, height: 800 }
let room: ControlRoom

test.beforeEach(async () => {
  process.env['SIGNALBOX_TEST_DISPLAYS'] = '2'
  room = await openControlRoom(2)
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

const recorded = () => {
  const file = path.join(room.console.profile, 'windows.json')
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll(/\s/g, '') : ''
}

const put = (role: string, bounds: Bounds) =>
  room.console.app.evaluate(
    ({ BrowserWindow }, { role, bounds }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes(`role=${role}`))!
        .setBounds(bounds),
    { role, bounds },
  )

const separatorOf = async (page: Page) => (await page.getByRole('separator').first().boundingBox())!

/** Both windows at their places, and told to the disk. */
async function twoWindows(): Promise<Page> {
  const { console } = room
  await console.open({ before })
  await console.link('live')
  await put('console', left)
  const map = await console.openMap()
  await put('map', right)
  await expect.poll(recorded).toContain('"x":2000,"y":60,"width":1400')
  await expect.poll(recorded).toContain('"x":40,"y":30,"width":1500')
  return map
}

test('[WIN10] [WIN12] [WIN13] after a crash: the windows, where they were, the look of the map, the sizes of the panes', async () => {
  const { console } = room
  const map = await twoWindows()
  await map.locator('canvas.maplibregl-canvas').focus()
  const opened = await restedLookOf(map)
  await map.keyboard.press('Equal')
  await expect.poll(async () => (await restedLookOf(map)).zoom).toBeCloseTo(opened.zoom + 1, 6)
  await map.keyboard.press('ArrowRight')
  await expect.poll(async () => (await restedLookOf(map)).lon).toBeGreaterThan(opened.lon)
  const look = await restedLookOf(map)
  expect(look.zoom).toBeGreaterThan(opened.zoom + 0.9)
  expect(look.lon).toBeGreaterThan(opened.lon)
  const bar = await separatorOf(console.page)
  await console.page.mouse.move(bar.x + 2, bar.y + 300)
  await console.page.mouse.down()
  await console.page.mouse.move(bar.x + 92, bar.y + 300, { steps: 6 })
  await console.page.mouse.up()
  const wide = (await separatorOf(console.page)).x
  expect(wide).toBeGreaterThan(bar.x + 60)
  await expect.poll(recorded).toContain(`"zoom":${look.zoom}`)
  await expect.poll(recorded).toContain('console-columns')
  await console.page.waitForTimeout(800)
  await console.kill()

  await console.open({ before })
  const again = await console.window('map')
  await again.locator('[data-testid=map-pane]').waitFor()
  expect(await console.bounds('console')).toEqual(left)
  expect(await console.bounds('map')).toEqual(right)
  expect(await restedLookOf(again)).toEqual(look)
  await expect.poll(async () => (await separatorOf(console.page)).x).toBeCloseTo(wide, -1)

  // Who closes the map's window does not find it again, and the place is kept all the same.
  await console.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('role=map'))!
      .close(),
  )
  await expect.poll(() => console.app.windows().length).toBe(1)
  await console.close()
  await console.open({ before })
  await console.link('live')
  expect(console.app.windows()).toHaveLength(1)
  await console.openMap()
  expect(await console.bounds('map')).toEqual(right)
})

test('[WIN10] another set-up has a memory of its own', async () => {
  const { console } = room
  await twoWindows()
  await console.close()
  process.env['SIGNALBOX_TEST_DISPLAYS'] = '1'
  await console.open({ before })
  await console.link('live')
  expect(console.app.windows()).toHaveLength(1)
  await put('console', { x: 100, y: 90, width: 1300, height: 800 })
  await expect.poll(recorded).toContain('"x":100,"y":90')
  await console.close()
  process.env['SIGNALBOX_TEST_DISPLAYS'] = '2'
  await console.open({ before })
  await console.window('map')
  expect(await console.bounds('console')).toEqual(left)
  expect(await console.bounds('map')).toEqual(right)
})

test('[WIN11] a display that goes sends its window home, and has it again when it is back', async () => {
  const { console } = room
  await twoWindows()
  const displays = (count: number) =>
    console.app.evaluate((_electron, count) => {
      const { setDisplays } = globalThis as unknown as { setDisplays: (count: number) => void }
      setDisplays(count)
    }, count)
  await displays(1)
  await expect.poll(() => console.bounds('map')).toEqual({ ...right, x: 520 })
  expect(await console.bounds('console')).toEqual(left)
  await console.page.waitForTimeout(900)
  await displays(2)
  await expect.poll(() => console.bounds('map')).toEqual(right)
  expect(await console.bounds('console')).toEqual(left)
})

test('[WIN14] a damaged record is set aside and told', async () => {
  const { console } = room
  writeFileSync(path.join(console.profile, 'windows.json'), '{"version": 1, "setU')
  await console.open({ before })
  await expect(console.page.locator('[data-testid=problems]')).toContainText('The record of the windows')
  expect(readdirSync(console.profile).filter((name) => name.startsWith('windows.json.damaged-'))).toHaveLength(1)
  await console.shot('workspace-damaged-en-dark')
})
