// The roster: what it says of technicians, who is in it and where; and that work is dragged every way between board, map,
// route and roster.
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { anna, assignIntent, technicianIntent, TestPhone, ticketIntent } from '../support/seats.ts'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { lookOf, technicianPoint as pointOf } from './map-points.ts'
import type { ConsoleOptions } from './console-app.ts'

const room = roomForEach(4)

async function open(options: ConsoleOptions = {}): Promise<Page> {
  const page = await room.console.open(options)
  await room.console.size(1920, 1080)
  await room.console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  return page
}

const rosterRow = (id: string): Locator => room.console.page.locator(`[data-testid=roster-row][data-technician=${id}]`)
const order = (): Promise<(string | null)[]> =>
  room.console.page
    .locator('[data-testid=roster-row]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-technician')))

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
}

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await of.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

test('[ROS1] [ROS2] rows say what they do, can and hold; who has no contact, or is off shift, stands apart and comes back', async () => {
  const { console, feeder, relay, folder } = room
  await feeder.done(
    technicianIntent(5, {
      skills: [
        { code: 'hvac', level: 2 },
        { code: 'lift', level: 1 },
      ],
    }),
    technicianIntent(6, { capacity: 1 }),
    technicianIntent(7, { capacity: 1 }),
    technicianIntent(8, { shift: null }),
    ...['t1', 't2', 't3'].map((id) => ticketIntent(id)),
  )
  await feeder.runtime.submit([assignIntent('t1', 'w06'), assignIntent('t2', 'w07'), assignIntent('t3', 'w07')], anna)
  const phones = []
  for (const [id, n] of [
    ['w06', 6],
    ['w07', 7],
  ] as const) {
    const phone = await TestPhone.open(relay, path.join(folder, id), id)
    await phone.seat.live()
    phone.seat.runtime.sendFix({ ...placeOf(n), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
    phones.push(phone)
  }
  for (const look of ['en-dark', 'zh-light'] as const) {
    const [lang, theme] = look.split('-') as ['en' | 'zh', 'dark' | 'light']
    const page = await open({ lang, theme })
    const silent = page.locator('[data-testid=no-contact]')
    await expect(silent).toContainText(lang === 'en' ? 'No contact · 1' : '失联 · 1 人')
    await expect(silent.locator('[data-testid=roster-row]')).toHaveCount(1)
    const off = page.locator('[data-testid=off-shift]')
    await expect(off).toContainText(lang === 'en' ? 'Off shift · 1' : '下班 · 1 人')
    await expect(off.locator('[data-testid=roster-row]')).toHaveCount(1)
    await expect(rosterRow('w08')).not.toContainText(lang === 'en' ? 'no contact' : '失联')
    await expect(rosterRow('w05')).toContainText(lang === 'en' ? 'no contact' : '失联')
    expect(await order()).toEqual(['w01', 'w02', 'w03', 'w04', 'w06', 'w07', 'w05', 'w08'])
    await expect(rosterRow('w05')).toContainText(lang === 'en' ? 'HVAC, lift' : '暖通、电梯')
    await expect(rosterRow('w01').locator('[data-testid=load]')).toHaveText('0/6')
    await expect(rosterRow('w01').locator('[data-testid=load] svg')).toHaveCount(0)
    for (const [id, words] of [
      ['w06', lang === 'en' ? 'full1/1' : '已满1/1'],
      ['w07', lang === 'en' ? 'overloaded2/1' : '超载2/1'],
    ] as const) {
      await expect(rosterRow(id).locator('[data-testid=load]')).toHaveText(words)
      await expect(rosterRow(id).locator('[data-testid=load] svg')).toHaveCount(1)
    }
    await expect(rosterRow('w01')).toContainText(/\d\d:\d\d/)
    // While one is chosen by keys there is one order, the best first.
    await console.row('t1').click()
    await page.locator('[data-testid=board-rows]').focus()
    await page.keyboard.press('a')
    await expect(silent).toHaveCount(0)
    await expect(off).toHaveCount(0)
    await console.shot(`roster-choosing-${look}`)
    await page.keyboard.press('Escape')
    await page.locator('[data-testid=board-rows]').hover()
    await expect(silent).toHaveCount(1)
    await console.shot(`roster-${look}`)
    if (lang === 'en') await console.close()
  }
  // Arrows walk through the rows as they stand.
  await rosterRow('w07').click()
  await console.page.locator('[data-testid=roster-rows]').focus()
  await console.page.keyboard.press('ArrowDown')
  await expect(rosterRow('w05')).toHaveAttribute('aria-selected', 'true')
  await console.page.locator('[data-testid=board-rows]').hover()
  const phone = await TestPhone.open(relay, path.join(folder, 'w05'), 'w05')
  await phone.seat.live()
  phone.seat.runtime.sendFix({ ...placeOf(5), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  await expect(console.page.locator('[data-testid=no-contact]')).toHaveCount(0)
  expect(await order()).toEqual(['w01', 'w02', 'w03', 'w04', 'w05', 'w06', 'w07', 'w08'])
  // Who drives to a customer is at work, whatever the shift says.
  const driver = await TestPhone.open(relay, path.join(folder, 'w08'), 'w08')
  await driver.seat.live()
  await feeder.done(ticketIntent('t4', { priority: 1 }))
  const called = { ticketId: 't4', visitId: 'v4', technicianId: 'w08', before: null, override: 'called in' }
  await feeder.runtime.submit([intent('assign-ticket', called, { visitId: null })], anna)
  await eventually(() => driver.visits.some(({ id }) => id === 'v4'), 'the offer is on the phone')
  await driver.seat.done(intent('report-status', { visitId: 'v4', status: 'travelling' }, {}))
  await expect(console.page.locator('[data-testid=off-shift]')).toHaveCount(0)
  await expect(console.page.locator('[data-testid=no-contact]')).toContainText('失联 · 1 人')
  expect((await order()).at(-1)).toBe('w08')
  for (const each of [...phones, phone, driver]) await each.seat.stop()
})

test('[ROS3] from a route to the roster and to the queue', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  await feeder.runtime.submit([assignIntent('t1', 'w01'), assignIntent('t2', 'w01')], anna)
  const page = await open()
  await rosterRow('w01').click()
  const stops = page.locator('[data-testid=route-stop]')
  await expect(stops).toHaveCount(2)
  await stops.first().dragTo(rosterRow('w03'), { steps: 6 })
  await expect(console.row('t1')).toContainText('Engineer 3')
  await expect(stops).toHaveCount(1)
  await drag(page, await middle(stops), await middle(page.locator('[data-testid=board-rows]')))
  const queue = page.locator('[data-testid=drop-to-queue]')
  await expect(queue).toBeVisible()
  const place = await middle(queue)
  await page.mouse.move(place.x, place.y, { steps: 6 })
  await page.mouse.up()
  await expect(console.row('t2')).toContainText('unassigned')
})

test('[ROS3] [MAP29] from the map to a technician there, to the roster, and back to the queue', async () => {
  const { console, feeder } = room
  const at = { address: 'улица Кумкент 1', addressLatin: null, area: 'north', place: { lat: 51.2, lon: 71.47 } }
  await feeder.done(ticketIntent('t1', { site: at }))
  const page = await open()
  const ticket = await pointOf(page, 't1')
  const look = await lookOf(page)
  const engineer = await pointOf(page, 'w03')
  await drag(page, ticket, engineer)
  await expect(page.locator('[data-testid=drop-label]')).toContainText('Engineer 3')
  await console.shot('drag-from-the-map-en-dark')
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 3')

  await drag(page, ticket, await middle(rosterRow('w02')))
  await expect(rosterRow('w02')).toHaveAttribute('data-over', 'true')
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 2')

  await drag(page, ticket, await middle(page.locator('[data-testid=board-rows]')))
  const place = await middle(page.locator('[data-testid=drop-to-queue]'))
  await page.mouse.move(place.x, place.y, { steps: 6 })
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('unassigned')
  // On its way off the map no drag has moved it.
  expect(await lookOf(page)).toEqual(look)
  // A click still selects, and beside the symbol a hand moves the map.
  await page.mouse.click(ticket.x, ticket.y)
  await expect(console.row('t1')).toHaveAttribute('aria-selected', 'true')
  await drag(page, { x: ticket.x + 60, y: ticket.y }, { x: ticket.x + 160, y: ticket.y + 40 })
  await page.mouse.up()
  const moved = await pointOf(page, 't1')
  expect(Math.hypot(moved.x - ticket.x, moved.y - ticket.y)).toBeGreaterThan(60)
  await expect(console.row('t1')).toContainText('unassigned')
})

test('[ROS4] a technician is dragged onto a ticket; the row says first who would get it, or why not', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', { skills: ['lift'] }))
  const page = await open()
  await drag(page, await middle(rosterRow('w02')), await middle(console.row('t2')))
  await expect(console.row('t2')).toContainText('lacks lifts')
  await console.shot('technician-onto-a-ticket-en-dark')
  const first = await middle(console.row('t1'))
  await page.mouse.move(first.x, first.y, { steps: 6 })
  await expect(console.row('t1').locator('[data-testid=technician-here]')).toHaveText('→ Engineer 2')
  await expect(page.locator('[data-testid=technician-here]')).toHaveCount(1)
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await rosterRow('w03').dragTo(console.row('t1'), { steps: 6 })
  await expect(console.row('t1')).toContainText('Engineer 3')
})

test('[ROS5] what has ended is not marked any more', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await open()
  for (const id of ['t1', 't2']) await console.row(id).click({ modifiers: ['Control'] })
  const bar = page.locator('[data-testid=marked-bar]')
  await expect(bar).toContainText('2 tickets marked')
  await feeder.runtime.submit([intent('cancel-ticket', { ticketId: 't1', reason: 'twice' }, {})], anna)
  await expect(bar).toContainText('1 ticket marked')
  await page.locator('[data-testid=tab-ended]').click()
  await console.row('t1').click({ modifiers: ['Control'] })
  await expect(console.row('t1')).toHaveAttribute('data-marked', 'false')
  await expect(bar).toContainText('1 ticket marked')
})
