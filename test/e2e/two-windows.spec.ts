// A ticket dragged from the board in one window to the map in another, with the system's own pointer: the drag must be the
// system's, because no page can reach another window by itself.
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Locator } from '@playwright/test'
import { siteAt, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { Hand, middle } from './drags/hand.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(6)

test('a ticket is dragged from the board to the map in the other window', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const board = await console.open()
  await console.size(1900, 1000)
  await console.link('live')
  await board.locator('[data-testid=tab-open]').click()
  const opened = console.app.waitForEvent('window')
  await board.getByRole('button', { name: 'Map' }).click()
  const map = await opened
  await map.locator('[data-testid=map-pane]').waitFor()
  await console.app.evaluate(({ BrowserWindow }) => {
    const second = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('role=map'))!
    second.setContentBounds({ x: 1900, y: 0, width: 1900, height: 1000 })
  })
  await map.waitForFunction(() => innerWidth === 1900 && document.querySelector('canvas')!.clientWidth > 1400)
  const target = await technicianPoint(map, 'w04')
  const row = (await console.row('t1').boundingBox())!

  const pointer = (...args: string[]) => execFileSync('xdotool', args)
  const moveTo = async (x: number, y: number) => {
    pointer('mousemove', String(Math.round(x)), String(Math.round(y)))
    await sleep(40)
  }
  const [boardAt, mapAt] = await console.app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows()
    const at = (part: string) => all.find((window) => window.webContents.getURL().includes(part))!.getContentBounds()
    return [at('role=console'), at('role=map')] as const
  })
  const from = { x: boardAt.x + row.x + 120, y: boardAt.y + row.y + row.height / 2 }
  const to = { x: mapAt.x + target.x, y: mapAt.y + target.y }
  await moveTo(from.x, from.y)
  pointer('mousedown', '1')
  for (let step = 1; step <= 24; step++)
    await moveTo(from.x + ((to.x - from.x) * step) / 24, from.y + ((to.y - from.y) * step) / 24)
  // No hand is quite still: a window learns of a drag by its next movement.
  await expect(async () => {
    await moveTo(to.x + 1, to.y)
    await moveTo(to.x, to.y)
    await expect(map.locator('[data-testid=drop-label]')).toContainText('Engineer 4', { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await map.screenshot({ path: 'test-results/screens/drag-in-the-other-window.png' })
  pointer('mouseup', '1')

  await expect(console.row('t1')).toContainText('Engineer 4')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await expect(map.locator('[data-testid=message]')).toContainText('Engineer 4')
})

test('[ROS6] a technician is dragged from the roster to the map in the other window, and from there to the board', async () => {
  const { console, feeder } = room
  const away = [siteAt(51.2, 71.47), siteAt(51.13, 71.47)] as const
  await feeder.done(ticketIntent('t1', { site: away[0] }), ticketIntent('t2', { site: away[1] }))
  const board = await console.openBoard({ lang: 'zh', theme: 'light' })
  const map = await console.openMap()
  await console.place('map', { x: 1920, y: 0, width: 1900, height: 1000 })
  await map.waitForFunction(() => document.querySelector('canvas')!.clientWidth > 1400)
  const on = async (role: 'console' | 'map', { x, y }: { x: number; y: number }) => {
    const content = await console.app.evaluate(
      ({ BrowserWindow }, part) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes(part))!
          .getContentBounds(),
      `role=${role}`,
    )
    return { x: content.x + x, y: content.y + y }
  }
  const site = await technicianPoint(map, 't1')
  const hand = new Hand()
  // A window learns of a drag by its next movement: the hand is never quite still, until it is told where it is.
  const rested = (what: Locator, words: string | RegExp) =>
    expect(async () => {
      await hand.rest(120)
      await expect(what).toContainText(words, { timeout: 500 })
    }).toPass({ timeout: 30_000 })
  await hand.move(await on('console', await middle(board.locator('[data-testid=roster-row][data-technician=w04]'))))
  await hand.press()
  await hand.move(await on('map', { x: site.x - 60, y: site.y - 40 }), 24)
  await hand.move(await on('map', site), 8)
  const label = map.locator('[data-testid=drop-label]')
  await rested(label, '→ 工程师4')
  await map.screenshot({ path: 'test-results/screens/technician-in-the-other-window-zh-light.png' })
  await hand.release()
  await expect(console.row('t1')).toContainText('工程师4')
  await expect(map.locator('[data-testid=message]')).toContainText('工程师4')
  await expect(label).toHaveCount(0)

  // Escape ends it for both windows.
  await hand.move(await on('map', await technicianPoint(map, 'w02')))
  await hand.press()
  const row = await on('console', await middle(console.row('t2')))
  await hand.move({ x: row.x + 60, y: row.y + 20 }, 24)
  await hand.move(row, 8)
  const here = board.locator('[data-testid=technician-here]')
  await rested(here, /^→ 工程师2$/)
  await hand.escape()
  await expect(here).toHaveCount(0)
  await hand.release()
  await expect(console.row('t2')).not.toContainText('工程师')

  await hand.move(await on('map', await technicianPoint(map, 'w02')))
  await hand.press()
  await hand.move({ x: row.x + 60, y: row.y + 20 }, 24)
  await hand.move(row, 8)
  await rested(here, /^→ 工程师2$/)
  await hand.release()
  await expect(console.row('t2')).toContainText('工程师2')
  await expect(board.locator('[data-unfit=true]')).toHaveCount(0)
})
