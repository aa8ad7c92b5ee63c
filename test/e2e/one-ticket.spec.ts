// One ticket, all the way: dragged, sent, delivered, accepted, driven to, worked on, resolved; the same by clicks and keys.
import { expect, test } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { ticketIntent } from '../support/seats.ts'
import type { ControlRoom } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { technicianPoint } from './map-points.ts'

const room = roomForEach(8)

test('[VIS17, VIS11, VIS13, TKT6] a ticket dragged onto a technician on the map is shown, sent, delivered, accepted, and worked to its end', async () => {
  const { console, feeder, phones } = room
  await feeder.done(ticketIntent('t1'))
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.row('t1')).toBeVisible()
  const target = await technicianPoint(page, 'w03')
  await page.mouse.move(...(await middleOf(console.row('t1'))))
  await page.mouse.down()
  await page.mouse.move(target.x - 120, target.y - 60, { steps: 12 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await expect(page.locator('[data-testid=drop-label]')).toContainText('Engineer 3')
  await console.shot('drag-over-technician')
  await page.mouse.up()
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await expect(console.row('t1')).toContainText('Engineer 3')

  const phone = phones.get('w03')!.seat
  const visit = phones.get('w03')!.visits[0]!
  expect(visit.ticketId).toBe('t1')
  await phone.done(intent('accept-visit', { visitId: visit.id }, {}))
  await expect(console.step('t1')).toHaveAttribute('data-step', 'accepted')
  await phone.done(intent('report-status', { visitId: visit.id, status: 'travelling' }, {}))
  await expect(console.step('t1')).toHaveAttribute('data-step', 'travelling')
  await phone.done(intent('report-status', { visitId: visit.id, status: 'on-site' }, {}))
  await expect(console.step('t1')).toHaveAttribute('data-step', 'on-site')
  await phone.done(intent('resolve-ticket', { ticketId: 't1', resolution: 'Fuse replaced' }, { visitId: visit.id }))
  // The list has the focus and does not move by itself; it says that it would.
  await expect(page.getByRole('button', { name: '1 change: press S' })).toBeVisible()
  await page.keyboard.press('s')
  await expect(console.row('t1')).toHaveCount(0)
  await page.locator('[data-testid=tab-ended]').click()
  await expect(console.row('t1')).toBeVisible()
})

test('[VIS1, VIS7, VIS10] the same by click and click, then by keys; a second technician gets the offer, the first a recall', async () => {
  const { console, feeder, phones } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()

  await console.row('t1').click()
  await page.locator('[data-testid=assign]').click()
  await page.locator('[data-testid=roster-row][data-technician=w05]').click()
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await expect(console.row('t1')).toContainText('Engineer 5')
  await console.shot('assigned-by-clicks')

  await console.row('t2').click()
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  await expect(console.step('t2')).toHaveAttribute('data-step', 'delivered')

  await console.row('t1').click()
  await page.keyboard.press('a')
  await page.keyboard.type('w07')
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).toContainText('Engineer 7')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await eventually(() => phones.get('w07')!.visits.some((visit) => visit.ticketId === 't1'), 'w07 has the offer')
  const recalled = feeder.visitsOf('t1').find((visit) => visit.technicianId === 'w05')!
  expect(recalled.state).toBe('recalled')
  await eventually(() => feeder.visitsOf('t1')[0]!.recall?.deliveredAt, 'w05 has stored the recall')
})

test('[RTE2, RTE3] a changed order of visits reaches the phone as a reroute', async () => {
  const { console, feeder, phones } = room
  const assign = (ticketId: string, visitId: string) =>
    intent('assign-ticket', { ticketId, visitId, technicianId: 'w01', before: null, override: null }, { visitId: null })
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'), ticketIntent('t3'))
  // The feeder's second actor is a dispatcher; an integrator may not assign.
  await feeder.runtime.submit([assign('t1', 'v1'), assign('t2', 'v2'), assign('t3', 'v3')], {
    id: 'anna',
    name: 'Anna',
    role: 'dispatcher',
  })
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=roster-row][data-technician=w01]').click()
  const stops = page.locator('[data-testid=route-stop]')
  await expect(stops).toHaveCount(3)
  await stops.nth(2).dragTo(stops.nth(0), { steps: 8 })
  await eventually(
    () => phones.get('w01')!.seat.replica.get('route', 'w01')?.visitIds[0] === 'v3',
    'the phone has the new order',
  )
  await eventually(() => {
    const route = feeder.replica.get('route', 'w01')
    return route && route.deliveredRevision === route.revision
  }, 'the phone has confirmed the order')

  await stops.nth(0).click()
  await page.locator('[data-testid=route-list]').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await eventually(
    () => phones.get('w01')!.seat.replica.get('route', 'w01')?.visitIds.join() === 'v1,v3,v2',
    'the phone has the order made by keys',
  )
  await console.shot('route-of-a-technician')
})

async function middleOf(locator: ReturnType<ControlRoom['console']['row']>): Promise<[number, number]> {
  const box = (await locator.boundingBox())!
  return [box.x + box.width / 3, box.y + box.height / 2]
}
