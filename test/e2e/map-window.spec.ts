// The map's own window: with the board's selection, or apart.
import { expect, test, type Page } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { lookOf, restedLookOf, technicianPoint } from './map-points.ts'

const room = roomForEach(4)

const site = (lat: number, lon: number) => ({
  address: 'улица Кумкент 1',
  addressLatin: 'Kumkent Street 1',
  area: 'north',
  place: { lat, lon },
})

test('[WIN15] [WIN16] with the board, apart, and with it again; remembered over a restart', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1', { site: site(51.14, 71.43) }), ticketIntent('t2', { site: site(51.16, 71.43) }))
  const board = await console.open()
  await console.size(1900, 1000)
  await console.link('live')
  await board.locator('[data-testid=tab-open]').click()
  const map = await console.openMap()
  await console.place('map', { x: 1900, y: 0, width: 1900, height: 1000 })
  await technicianPoint(map, 'w01')
  const pin = map.locator('[data-testid=pin]')
  await expect(pin).toContainText('With the board')
  await expect(board.locator('[data-testid=pin]')).toHaveCount(0)
  await map.screenshot({ path: 'test-results/screens/pin-together-en-dark.png' })

  // What the map's window selects stands in the board's detail, and what is marked is marked in both.
  await map.locator('canvas.maplibregl-canvas').focus()
  await map.keyboard.press('n')
  await expect(board.locator('[data-pane=detail]')).toContainText(/Engineer \d/)
  await map.keyboard.press('Shift+M')
  await expect(board.locator('[data-testid=marked-bar]')).toContainText('2 tickets marked')
  await board.locator('[data-testid=board-rows]').focus()
  await board.keyboard.press('Escape')
  await expect(map.locator('[data-testid=marked-bar]')).toHaveCount(0)

  // What the board selects is moved into view there, at the same scale.
  await map.locator('canvas.maplibregl-canvas').focus()
  const opened = (await restedLookOf(map)).zoom
  for (let i = 1; i <= 3; i++) {
    await map.keyboard.press('Equal')
    await expect.poll(async () => (await lookOf(map)).zoom).toBeCloseTo(opened + i, 6)
  }
  const { zoom } = await restedLookOf(map)
  await console.row('t1').click()
  await expect.poll(async () => (await lookOf(map)).lat).toBeCloseTo(51.14, 2)
  expect((await lookOf(map)).zoom).toBe(zoom)

  await map.locator('canvas.maplibregl-canvas').focus()
  await map.keyboard.press('b')
  await expect(pin).toContainText('Apart')
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  const apart = await restedLookOf(map)
  await console.row('t2').click()
  await expect(board.locator('[data-pane=detail]')).toContainText('1002')
  await map.waitForTimeout(600)
  expect(await lookOf(map)).toEqual(apart)
  await map.keyboard.press('n')
  await expect.poll(() => lookOf(map)).not.toEqual(apart)
  await expect(board.locator('[data-pane=detail]')).toContainText('1002')
  const own = await restedLookOf(map)
  await map.screenshot({ path: 'test-results/screens/pin-apart-en-dark.png' })

  await console.close()
  await console.open({ lang: 'zh', theme: 'light' })
  const again = await console.window('map')
  const pinAgain = again.locator('[data-testid=pin]')
  await expect(pinAgain).toContainText('独立')
  expect(await restedLookOf(again)).toEqual(own)
  await again.screenshot({ path: 'test-results/screens/pin-apart-zh-light.png' })

  // Coming back it takes the board's selection and tells nothing of its own.
  await again.locator('canvas.maplibregl-canvas').focus()
  await again.keyboard.press('n')
  await console.page.locator('[data-testid=tab-open]').click()
  await console.row('t2').click()
  await pinAgain.click()
  await expect(pinAgain).toContainText('联动')
  await expect.poll(async () => (await lookOf(again)).lat).toBeCloseTo(51.16, 2)
  await expect(console.page.locator('[data-pane=detail]')).toContainText('1002')
  await again.screenshot({ path: 'test-results/screens/pin-together-zh-light.png' })
})

/** What this window hears from now on of what is selected and in the hand. */
const listen = (page: Page) =>
  page.evaluate(`
    window.heard = []
    for (const name of ['dragged', 'draggedTechnician', 'selection', 'habits'])
      signalbox.on(name, () => window.heard.push(name))
  `)
const heard = (page: Page) => page.evaluate<string[]>('window.heard')

test('[MAP25] [WIN15] what a window has in the hand, has selected and keeps is told to the others, and not to itself', async () => {
  const board = await room.console.open()
  const map = await room.console.openMap()
  for (const page of [board, map]) await listen(page)
  const told = ['dragged', 'draggedTechnician', 'selection', 'habits']
  for (const [teller, other] of [
    [board, map],
    [map, board],
  ] as const) {
    await teller.evaluate(`(async () => {
      await signalbox.call('drag', { dragged: null })
      await signalbox.call('dragTechnician', { technicianId: null })
      await signalbox.call('select', { ticketId: null, technicianId: null, marked: [] })
      await signalbox.call('keepHabits', { actorId: 'anna', habits: { keys: {}, lines: [] } })
    })()`)
    await expect.poll(() => heard(other)).toEqual(told)
    expect(await heard(teller)).toEqual([])
    await other.evaluate('window.heard = []')
  }
})
