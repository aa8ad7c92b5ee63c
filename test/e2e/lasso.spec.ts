// A loop on the map, and its key.
import { expect, test, type Page } from '@playwright/test'
import { siteAt, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(1)

/** Draws with Ctrl and Shift held, and stops before the button is let go. */
async function draw(page: Page, corners: readonly (readonly [number, number])[]): Promise<void> {
  await page.keyboard.down('Control')
  await page.keyboard.down('Shift')
  await page.mouse.move(...corners[0]!)
  await page.mouse.down()
  for (const corner of corners.slice(1)) await page.mouse.move(...corner, { steps: 10 })
}

async function letGo(page: Page): Promise<void> {
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await page.keyboard.up('Control')
}

test('[MAP30] [MAP31] a loop marks what lies in it, a click in it one; M marks what is in view', async () => {
  const { console, feeder } = room
  await feeder.done(
    ticketIntent('left', { site: siteAt(51.17, 71.4) }),
    ticketIntent('hollow', { site: siteAt(51.17, 71.44) }),
    ticketIntent('right', { site: siteAt(51.17, 71.48) }),
    ticketIntent('away', { site: siteAt(52.6, 71.44) }),
  )
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  const [left, hollow, right] = [
    await technicianPoint(page, 'left'),
    await technicianPoint(page, 'hollow'),
    await technicianPoint(page, 'right'),
  ]
  const marked = page.locator('[data-testid=marked-bar]')
  // Around left and right, over the one between them.
  const u: [number, number][] = [
    [left.x - 30, left.y + 40],
    [left.x - 40, left.y - 60],
    [right.x + 40, right.y - 60],
    [right.x + 30, right.y + 40],
    [right.x - 30, right.y + 40],
    [hollow.x + 30, hollow.y - 30],
    [hollow.x - 30, hollow.y - 30],
    [left.x + 30, left.y + 40],
  ]
  await draw(page, u)
  await console.shot('lasso-en-dark')
  await letGo(page)
  await expect(marked).toContainText('2 tickets marked')
  await expect(console.row('left')).toHaveAttribute('data-marked', 'true')
  await expect(console.row('right')).toHaveAttribute('data-marked', 'true')
  await expect(console.row('hollow')).toHaveAttribute('data-marked', 'false')
  await expect(page.locator('svg polygon')).toHaveCount(0)

  // Escape gives a loop up, and the first marks stay.
  await draw(page, [
    [hollow.x - 40, hollow.y - 40],
    [hollow.x + 40, hollow.y - 40],
    [hollow.x, hollow.y + 40],
  ])
  await page.keyboard.press('Escape')
  await letGo(page)
  await expect(marked).toContainText('2 tickets marked')

  // A loop that ends on a ticket does not select it.
  await draw(page, [
    [left.x - 60, left.y - 60],
    [left.x - 30, left.y - 60],
    [left.x, left.y],
  ])
  await letGo(page)
  await expect(page.locator('[data-pane=detail]')).toContainText('Select a ticket')

  // A hand that hardly moved has clicked: Ctrl and a click marks one.
  await draw(page, [
    [hollow.x, hollow.y],
    [hollow.x + 1, hollow.y + 1],
  ])
  await letGo(page)
  await expect(marked).toContainText('3 tickets marked')

  await page.locator('canvas.maplibregl-canvas').focus()
  await page.keyboard.press('Escape')
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('Shift+M')
  await expect(marked).toContainText('3 tickets marked')
  await expect(console.row('away')).toHaveAttribute('data-marked', 'false')

  await page.keyboard.press('Escape')
  // As quickly as keys come, the first after another before the map has moved at all.
  const before = await technicianPoint(page, 'left')
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowDown')
  const after = await technicianPoint(page, 'left')
  expect(Math.abs(after.x - before.x)).toBeLessThan(1)
  expect(Math.abs(before.y - after.y - 700)).toBeLessThan(1)
  await page.keyboard.press('Shift+M')
  await expect(page.locator('[data-testid=message]')).toContainText('No open ticket is in view')
})
