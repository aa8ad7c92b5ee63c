// Whom a drop hits: the technician whose name stood beside the pointer, also when the symbol has driven on since.
import { expect, test } from '@playwright/test'
import { ticketIntent } from '../support/seats.ts'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(6)

test('[MAP9] a drop goes to whom its label names, though the symbol has gone and another one has come', async () => {
  const { console, feeder, phones } = room
  await feeder.done(ticketIntent('t1'))
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  const target = await technicianPoint(page, 'w03')
  const other = await technicianPoint(page, 'w05')
  await console.row('t1').hover()
  await page.mouse.down()
  await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await expect(page.locator('[data-testid=drop-label]')).toContainText('Engineer 3')

  // While the pointer stands still, the two change places.
  const drive = (id: string, n: number) =>
    phones.get(id)!.seat.runtime.sendFix({ ...placeOf(n), accuracy: 5, speed: 8, heading: 90, ageMs: 0 })
  drive('w03', 5)
  drive('w05', 3)
  await expect
    .poll(async () => {
      const [third, fifth] = [await technicianPoint(page, 'w03'), await technicianPoint(page, 'w05')]
      return Math.hypot(third.x - other.x, third.y - other.y) + Math.hypot(fifth.x - target.x, fifth.y - target.y)
    })
    .toBeLessThan(4)
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 3')
})
