// Two dispatchers at one ticket: each sees the other in it, edits of different fields merge before their eyes, and where both
// change one field nothing is replaced before somebody has said so.
import path from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import type { Attention } from '../../shared/model/attention.ts'
import { eventually } from '../support/eventually.ts'
import { anna, bea, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'
import { ConsoleApp } from './console-app.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { technicianPoint } from './map-points.ts'

let room: ControlRoom
const others: ConsoleApp[] = []

test.beforeEach(async () => {
  room = await openControlRoom(3)
  await room.feeder.done(ticketIntent('t1'), ticketIntent('t2'), ticketIntent('t3'))
})
test.afterEach(async () => {
  for (const other of others.splice(0)) await other.close().catch(() => {})
  await room.console.close().catch(() => {})
  await room.end()
})

const at = (ticketId: string, editing = false, field: Attention['field'] = null): Attention => ({
  ticketId,
  editing,
  field,
  moving: false,
})

async function shown(console: ConsoleApp, ticketId: string | null, look: Parameters<ConsoleApp['open']>[0] = {}) {
  const page = await console.open(look)
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.row('t1')).toBeVisible()
  if (ticketId) await console.row(ticketId).click()
  return page
}

/** Bea, at a console without a window. */
async function headless(): Promise<TestSeat> {
  const folder = path.join(room.folder, 'bea')
  const seat = await TestSeat.open(folder, await enrolSeat(room.relay, folder, 'console', [bea]))
  await seat.live()
  return seat
}

const edit = (seat: TestSeat, fields: object) => seat.done(intent('edit-ticket', { ticketId: 't1', fields }, {}))
const boxes = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => JSON.stringify(row.getBoundingClientRect().toJSON())))

test('[PRE4] [PRE5] [PRE6] who else is at a ticket: in the pane, on its row, by the field; rows stand still; offline nobody', async () => {
  const { console, relay } = room
  const seat = await headless()
  const page = await shown(console, 't1')
  const here = page.locator('[data-testid=also-here]')
  await expect(here).toHaveText('')
  await eventually(() => seat.runtime.colleagues[0]?.ticketId === 't1', 'Bea is told of Anna')
  expect(seat.runtime.colleagues).toMatchObject([{ actor: anna, editing: false, field: null }])

  const rows = page.locator('[data-testid=ticket-row]')
  const assign = page.locator('[data-testid=assign]')
  const [before, button] = [await boxes(rows), await boxes(assign)]
  await page.evaluate('window.boardRowsDrawn = { rows: 0 }')
  seat.runtime.attend(bea, at('t1'))
  await expect(here).toContainText('Bea also has this open')
  await expect(page.locator('[data-testid=row-chip]')).toHaveCount(0)
  seat.runtime.attend(bea, at('t2', true))
  await expect(here).toHaveText('')
  await expect(console.row('t2').getByRole('img', { name: 'Bea is editing' })).toBeVisible()
  seat.runtime.attend(bea, at('t1', true, 'access'))
  await expect(here).toContainText('Bea is editing “How to get in”')
  await expect(console.row('t1').locator('[data-testid=row-chip]')).toBeVisible()
  expect([await boxes(rows), await boxes(assign)]).toEqual([before, button])
  expect(await page.evaluate('window.boardRowsDrawn.rows')).toBe(0)

  await page.locator('[data-testid=edit-open]').click()
  await expect(page.locator('[data-testid=at-access]')).toContainText('Bea is editing')
  await eventually(() => seat.runtime.colleagues[0]?.field === 'summary', 'Bea is told of the field')
  await console.shot('presence-both-edit')
  await page.keyboard.press('Escape')
  await eventually(() => seat.runtime.colleagues[0]?.editing === false, 'and that it is left')

  await relay.kill()
  await console.link('offline')
  await expect(here).toHaveText('')
  await expect(page.locator('[data-testid=row-chip]')).toHaveCount(0)
  await relay.start()
  await expect(here).toContainText('Bea is editing')
  await seat.stop()
  await expect(here).toHaveText('')
})

for (const [theme, lang] of [
  ['dark', 'en'],
  ['light', 'zh'],
  ['light', 'en'],
  ['dark', 'zh'],
] as const)
  test(`[PRE7] [PRE8] [PRE9] a colleague's edits while the form is open, ${theme} ${lang}`, async () => {
    const { console, feeder } = room
    const seat = await headless()
    const page = await shown(console, 't1', { theme, lang })
    const field = (name: string) => page.locator(`[data-testid=edit-${name}]`)
    const { summary } = feeder.replica.get('ticket', 't1')!
    await page.locator('[data-testid=edit-open]').click()
    await field('access').fill('Gate code 4711')
    await field('phone').fill('+7 700 111')
    seat.runtime.attend(bea, at('t1', true, 'priority'))
    await edit(seat, { summary: { from: summary, to: 'Sparks from the box' } })
    await expect(field('summary')).toHaveValue('Sparks from the box')
    await expect(page.locator('[data-testid=moved-summary]')).toContainText(/Bea.*\d\d:\d\d/)
    await expect(field('access')).toHaveValue('Gate code 4711')
    await edit(seat, { phone: { from: '+7 700 000', to: '+7 700 999' }, access: { from: '', to: 'Ring at the gate' } })
    const clash = page.locator('[data-testid=clash-phone]')
    await expect(clash).toContainText('+7 700 999')
    await expect(clash).toContainText('+7 700 111')
    await expect(field('phone')).toHaveValue('+7 700 111')
    await console.shot(`presence-clash-${theme}-${lang}`)

    await field('phone').press('Enter')
    await expect(page.locator('[data-testid=edit-undecided]')).toBeVisible()
    await expect(field('access')).toBeFocused()
    await page.keyboard.press('Alt+m')
    await expect(page.locator('[data-testid=clash-access]')).toHaveCount(0)
    await expect(field('access')).toHaveValue('Gate code 4711')
    await page.keyboard.press('Enter')
    await expect(field('phone')).toBeFocused()
    await console.shot(`presence-decided-${theme}-${lang}`)
    await page.keyboard.press('Alt+t')
    await expect(field('phone')).toHaveValue('+7 700 999')
    await page.keyboard.press('Enter')
    await eventually(() => seat.replica.get('ticket', 't1')?.access === 'Gate code 4711', 'it is saved')
    expect(seat.replica.get('ticket', 't1')).toMatchObject({
      summary: 'Sparks from the box',
      customer: { phone: '+7 700 999' },
    })
    const news = page.locator('[data-testid=edit-news]')
    await expect(news).toContainText('Gate code 4711')
    await expect(news).toContainText('Sparks from the box')
    await console.shot(`presence-merged-${theme}-${lang}`)
    await console.row('t2').click()
    await console.row('t1').click()
    await expect(news).toHaveCount(0)
    await seat.stop()
  })

test('[PRE4] [PRE7] [PRE9] two windows: different fields at once, both see it happen and what has merged', async () => {
  const profile = path.join(room.folder, 'console-of-bea')
  await enrolSeat(room.relay, path.join(profile, 'seat'), 'console', [bea])
  const other = new ConsoleApp(profile)
  others.push(other)
  const [annas, beas] = [await shown(room.console, 't1'), await shown(other, 't1')]
  await expect(annas.locator('[data-testid=also-here]')).toContainText('Bea also has this open')
  await expect(beas.locator('[data-testid=also-here]')).toContainText('Anna also has this open')
  for (const page of [annas, beas]) await page.locator('[data-testid=edit-open]').click()
  await annas.locator('[data-testid=edit-access]').fill('Gate code 4711')
  await expect(beas.locator('[data-testid=at-access]')).toContainText('Anna is editing')
  await beas.locator('[data-testid=edit-priority]').focus()
  await beas.locator('[data-testid=edit-priority]').selectOption('1')
  await expect(annas.locator('[data-testid=at-priority]')).toContainText('Bea is editing')
  await beas.locator('[data-testid=edit-save]').click()
  await expect(annas.locator('[data-testid=edit-priority]')).toHaveValue('1')
  await expect(annas.locator('[data-testid=moved-priority]')).toHaveAttribute('title', /Bea changed this/)
  await annas.locator('[data-testid=edit-access]').press('Enter')
  for (const [page, own, theirs] of [
    [annas, 'Gate code 4711 you', 'Bea'],
    [beas, 'you', 'Gate code 4711 Anna'],
  ] as const) {
    const news = page.locator('[data-testid=edit-news]')
    await expect(news).toContainText(own)
    await expect(news).toContainText(theirs)
  }
  await other.shot('presence-other-window')
  await other.close()
  await expect(annas.locator('[data-testid=also-here]')).toHaveText('')
})

test('[PRE10] a ticket in a colleague’s hand: on its row, at its head, and for whoever takes hold of it too', async () => {
  const { console } = room
  const seat = await headless()
  const page = await shown(console, 't1')
  const chip = console.row('t2').locator('[data-testid=row-chip]')
  const also = (where: string) => page.locator(where).locator('[data-testid=also-moving]')
  seat.runtime.attend(bea, { ...at('t2'), moving: true })
  await expect(console.row('t2').getByRole('img', { name: 'Bea is assigning it' })).toBeVisible()

  const target = await technicianPoint(page, 'w02')
  const technicians = await boxes(page.locator('[data-testid=roster-row]'))
  await console.row('t2').hover()
  await page.mouse.down()
  await page.mouse.move(target.x - 60, target.y - 60, { steps: 8 })
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await eventually(() => seat.runtime.colleagues[0]?.moving === true, 'Bea is told that Anna drags it')
  expect(seat.runtime.colleagues).toMatchObject([{ actor: anna, ticketId: 't2', editing: false }])
  await expect(also('[data-testid=drop-label]')).toHaveText('Bea is assigning it, too')
  await expect(also('[data-pane=roster]')).toHaveText('Bea is assigning it, too')
  expect(await boxes(page.locator('[data-testid=roster-row]'))).toEqual(technicians)
  await console.shot('presence-both-drag')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await eventually(() => seat.runtime.colleagues[0]?.ticketId === 't1', 'she has let go')

  await console.row('t2').click()
  await expect(page.locator('[data-testid=also-here]')).toContainText('Bea is assigning it')
  await page.keyboard.press('a')
  await eventually(() => seat.runtime.colleagues[0]?.moving === true, 'by keys, too')
  await expect(also('[data-pane=roster]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(also('[data-pane=roster]')).toHaveCount(0)
  seat.runtime.attend(bea, null)
  await expect(chip).toHaveCount(0)
  await seat.stop()
})

test('[PRE10] several tickets in one hand: each row has the chip, and colleagues are told of all that are marked', async () => {
  const { console } = room
  const seat = await headless()
  const page = await shown(console, null, { lang: 'zh', theme: 'light' })
  const chips = page.locator('[data-testid=ticket-row] [data-testid=row-chip]')
  seat.runtime.attend(bea, { ...at('t1'), moving: true, also: ['t3'] })
  for (const id of ['t1', 't3'])
    await expect(console.row(id).getByRole('img', { name: 'Bea 正在派这张工单' })).toBeVisible()
  await expect(chips).toHaveCount(2)
  // What lies over the end of a row shows it, too.
  await console.row('t3').hover()
  const again = page.locator('[data-testid=row-acts] [data-testid=chip-again]')
  await expect(again).toHaveText('B')
  const left = async (chip: Locator) => (await chip.locator('span').boundingBox())!.x
  expect(Math.abs((await left(again)) - (await left(chips.nth(1))))).toBeLessThan(1)
  await console.shot('presence-several-light-zh')
  // Anna takes hold of another, with one of them.
  for (const id of ['t2', 't3']) await console.row(id).click({ modifiers: ['Control'] })
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('a')
  await eventually(() => seat.runtime.colleagues[0]?.also?.length === 1, 'Bea is told of both')
  expect(seat.runtime.colleagues).toMatchObject([{ actor: anna, ticketId: 't2', moving: true, also: ['t3'] }])
  await expect(page.locator('[data-pane=roster] [data-testid=also-moving]')).toContainText('Bea 也正在派这张工单')
  await page.keyboard.press('Escape')
  await eventually(() => seat.runtime.colleagues[0]?.moving === false, 'she has let go')

  const { x, y } = (await console.row('t3').boundingBox())!
  await console.row('t3').hover()
  await page.mouse.down()
  await page.mouse.move(x + 200, y + 90, { steps: 8 })
  await eventually(() => seat.runtime.colleagues[0]?.moving === true, 'dragged, too')
  expect(seat.runtime.colleagues).toMatchObject([{ ticketId: 't3', also: ['t2'] }])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  seat.runtime.attend(bea, { ...at('t1'), moving: true })
  await expect(chips).toHaveCount(1)
  await seat.stop()
})
