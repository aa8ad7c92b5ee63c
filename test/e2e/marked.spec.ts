// Several tickets at once: by a box on the map, and by keys alone; what is refused is listed, ticket by ticket.
import { expect, test } from '@playwright/test'
import { siteAt, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(3)

test('[MAP13] a box on the map, a drag of one of them: each is done or refused by itself', async () => {
  const { console, feeder } = room
  await feeder.done(
    ticketIntent('t1', { site: siteAt(51.2, 71.44) }),
    ticketIntent('t2', { site: siteAt(51.205, 71.45) }),
    ticketIntent('t3', { site: siteAt(51.21, 71.46), skills: ['glass'] }),
    ticketIntent('t4', { site: siteAt(51.1, 71.44) }),
  )
  const page = await room.console.openBoard()
  const target = await technicianPoint(page, 'w02')
  const map = (await page.locator('[data-testid=map-pane]').boundingBox())!
  await page.keyboard.down('Shift')
  await page.mouse.move(map.x + 60, map.y + 60)
  await page.mouse.down()
  await page.mouse.move(map.x + map.width - 60, target.y - 60, { steps: 8 })
  await console.shot('box-select-en-dark')
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('3 tickets marked')
  await expect(console.row('t4')).toHaveAttribute('data-marked', 'false')
  await expect(page.locator('[data-testid=map-pane] canvas.maplibregl-canvas')).toBeFocused()

  await console.row('t1').hover()
  await page.mouse.down()
  await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await expect(page.locator('[data-testid=drop-label]')).toContainText('0/6 → 3/6')
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(console.row('t2')).toContainText('Engineer 2')
  await expect(console.row('t3')).not.toContainText('Engineer')
  const outcome = page.locator('[data-testid=bulk-outcome]')
  await expect(outcome).toContainText('2 of 3')
  await expect(outcome.locator('li')).toHaveCount(1)
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('1 ticket marked')
  await console.shot('bulk-outcome-en-dark')
})

test('[MAP13] by keys alone; more than ten are asked about, and Enter alone does not say yes', async () => {
  const { feeder } = room
  const ids = Array.from({ length: 12 }, (_, i) => `t${i + 1}`)
  await feeder.done(...ids.map((id) => ticketIntent(id)))
  const page = await room.console.openBoard()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('ArrowDown')
  for (let i = 0; i < 11; i++) await page.keyboard.press('Shift+ArrowDown')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('12 tickets marked')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('11 tickets marked')
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  const ask = page.locator('[data-testid=marked-confirm]')
  await expect(ask).toContainText('11 tickets at once')
  await expect(ask.locator('button').last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(ask).toHaveCount(0)
  await expect(page.locator('[data-testid=ticket-row]').filter({ hasText: 'Engineer' })).toHaveCount(0)

  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  await expect(ask).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=bulk-outcome]')).toContainText('11 of 11')
  await expect(page.locator('[data-testid=ticket-row]').filter({ hasText: 'Engineer' })).toHaveCount(11)
  await expect(page.locator('[data-testid=marked-bar]')).toHaveCount(0)
})
