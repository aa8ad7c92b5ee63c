// axe looks at all windows, in both themes, in the states an operator works in, and finds nothing that keeps anybody from
// reading or operating them.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { eventually } from '../support/eventually.ts'
import { anna, assignIntent, bea, ticketIntent } from '../support/seats.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'
import { AxeLook } from './axe-look.ts'
import { openControlRoom, placeOf, type ControlRoom } from './control-room.ts'
import { technicianPoint } from './map-points.ts'

let room: ControlRoom
let proxy: TcpProxy

test.beforeEach(async () => {
  room = await openControlRoom(4, [anna, bea])
  proxy = await TcpProxy.open(() => room.relay.port)
  const file = path.join(room.folder, 'console', 'seat', 'seat.json')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(room.relay.url, proxy.url))
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
  await proxy.close()
})

/** Something was decided by a colleague while this seat was away: it waits in the review list. */
async function refuseOne(): Promise<void> {
  const { console, feeder } = room
  const hold = (on: boolean) => {
    proxy.holdUp(on)
    proxy.holdDown(on)
  }
  hold(true)
  await console.link('offline')
  await console.row('t3').dragTo(console.page.locator('[data-testid=roster-row][data-technician=w03]'), { steps: 6 })
  await expect(console.step('t3')).toHaveAttribute('data-step', 'unconfirmed')
  await feeder.runtime.submit([assignIntent('t3', 'w04')], bea)
  await eventually(() => feeder.visitsOf('t3')[0]?.technicianId === 'w04', 'a colleague was faster')
}

test('[LOO6] axe finds nothing serious in any window, in either theme', async () => {
  test.setTimeout(600_000)
  const { console, feeder, phones } = room
  await feeder.done(
    ticketIntent('t1', {}, Date.now() - 3 * 3_600_000),
    ticketIntent('t2', {}, Date.now() - 100 * 60_000),
    ticketIntent('t3'),
    ticketIntent('t4', { priority: 1, skills: ['glass'] }),
  )
  await feeder.runtime.submit([assignIntent('t1', 'w01')], anna)
  // Two on one spot, so that the map has to ask.
  phones.get('w03')!.seat.runtime.sendFix({ ...placeOf(2), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  const axe = new AxeLook()
  const look = (state: string, at = page) => axe.at(at, state)
  const board = page.locator('[data-testid=board-rows]')
  await look('queue')
  await page.locator('[data-testid=tab-ended]').click()
  await expect(page.locator('[data-testid=board-empty]')).toBeVisible()
  await look('nothing-ended')
  await page.locator('[data-testid=tab-open]').click()

  await console.row('t1').click()
  await page.locator('[data-testid=clock-resolve]').click()
  await expect(page.locator('[data-testid=ledger]')).toBeVisible()
  await look('ledger')
  await page.locator('[data-testid=actor]').click()
  await look('who-works-here')
  await page.locator('[data-testid=actor]').click()
  await page.locator('[data-testid=alarms-open]').click()
  await look('alarms')
  await page.locator('[data-testid=alarms-open]').click()
  await page.locator('[data-testid=sla-settings-open]').click()
  await expect(page.locator('[data-testid=target-resolve]')).toBeVisible()
  await look('sla-settings')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=sla-settings]')).toHaveCount(0)
  await board.focus()
  for (const [key, state] of [
    ['e', 'edit'],
    ['p', 'pause'],
    ['a', 'assigning'],
  ] as const) {
    await page.keyboard.press(key)
    await look(state)
    await page.keyboard.press('Escape')
    await console.row('t2').click()
    await console.row('t4').click()
    await board.focus()
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-testid=marked-bar]')).toBeVisible()
  await look('marked')
  await page.keyboard.press('Escape')

  await page.locator('[data-testid=roster-row][data-technician=w01]').click()
  await expect(page.locator('[data-testid=route-stop]')).toHaveCount(1)
  await look('technician')
  await console.row('t4').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 6 })
  await look('override')
  await page.keyboard.press('Escape')

  const spot = await technicianPoint(page, 'w02')
  await page.mouse.click(spot.x, spot.y)
  await expect(page.locator('[data-testid=technician-chooser]')).toBeVisible()
  await look('chooser')
  await page.keyboard.press('Escape')

  await refuseOne()
  await look('offline')
  proxy.holdUp(false)
  proxy.holdDown(false)
  proxy.cut()
  await console.link('live')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-refused', '1')
  await page.keyboard.press('F9')
  await expect(page.locator('[data-testid=review-item]')).toBeVisible()
  await look('review')
  await page.keyboard.press('Escape')

  const opened = console.app.waitForEvent('window')
  await page.getByRole('button', { name: 'Map' }).click()
  const map = await opened
  await map.locator('[data-testid=map-pane]').waitFor()
  const there = await technicianPoint(map, 'w02')
  await look('map-window', map)
  await map.mouse.click(there.x, there.y)
  await expect(map.locator('[data-testid=technician-chooser]')).toBeVisible()
  await look('map-window-chooser', map)
  await page.evaluate("signalbox.call('openWindow', { role: 'wall' })")
  const wall = await console.window('wall')
  await expect(wall.locator('[data-testid=wall-counts]')).toBeVisible()
  await look('wall', wall)
  expect(axe.found).toEqual([])
})
