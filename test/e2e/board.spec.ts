// The board in the real window: filters, groups, columns and saved views, over a restart; and rows that do not move under
// the pointer.
import { expect, test, type Page } from '@playwright/test'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import { assignIntent, anna, bea, technicianIntent, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(2, [anna, bea])

const site = (area: string): TicketFacts['site'] => ({
  address: '人民路 12',
  addressLatin: 'Renmin Road 12',
  area,
  place: { lat: 51.17, lon: 71.44 },
})
const customer = (name: string, nameLatin: string) => ({ name, nameLatin, phone: '+7 700 555-01' })
const hour = 3_600_000

async function someTickets(): Promise<void> {
  const { feeder } = room
  await feeder.done(
    ticketIntent(
      't1',
      { priority: 1, site: site('north'), customer: customer('张三', 'Customer A') },
      Date.now() - 3 * hour,
    ),
    ticketIntent(
      't2',
      { priority: 2, site: site('north'), customer: customer('王伟', 'Customer B') },
      Date.now() - 3.2 * hour,
    ),
    ticketIntent('t3', {
      priority: 3,
      site: site('south'),
      customer: customer('李娜', 'Customer C'),
      category: 'lift',
    }),
    ticketIntent('t4', {
      priority: 4,
      site: site('south'),
      customer: customer('张磊', 'Customer D'),
      tier: 'platinum',
    }),
    ticketIntent('t5', { priority: 3, site: site('west'), customer: customer('赵敏', 'Customer E') }),
    technicianIntent(3, { name: '孙悦', nameLatin: 'Sun Yue', team: 'south', partner: 'Ishim Technics' }),
  )
  await feeder.runtime.submit([assignIntent('t5', 'w03')], anna)
}

async function open(page: Page): Promise<void> {
  await room.console.size(1920, 1080)
  await room.console.link('live')
  await page.locator('[data-testid=tab-open]').click()
}

const shown = (page: Page) =>
  page
    .locator('[data-testid=ticket-row]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['ticket'] ?? ''))
const headers = (page: Page) =>
  page.locator('[data-column]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['column']))

test('[BRD10] what is looked for is found in whatever tab it stands, from wherever the focus is', async () => {
  await someTickets()
  const page = await room.console.open()
  await open(page)
  await page.locator('[data-testid=tab-queue]').click()
  await page.locator('[data-pane=roster] [role=listbox]').focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('zhaomin')
  await expect(page.locator('[data-testid=board-empty]')).toContainText('Enter looks in the other tabs')
  await room.console.shot('board-nothing-here-en-dark')
  // Her name has no latin form: she is found once the table of pinyin has been read, which nothing on the screen says.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(room.console.row('t5')).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.locator('[data-testid=tab-open]')).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('[data-testid=board-rows]')).toBeFocused()

  // Another one, over what stands there; and one that nobody has.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('lina')
  await page.keyboard.press('Enter')
  await expect(room.console.row('t3')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('nobody at all')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=tab-open]')).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('[data-pane=board] input[type=search]')).toBeFocused()
})

test('[BRD3] [BRD5] [BRD7] [BRD8] words and chips narrow; groups open and close; views and columns are there after a restart', async () => {
  await someTickets()
  const page = await room.console.open()
  await open(page)
  await expect(page.locator('[data-testid=board-count]')).toHaveText('5 tickets')
  const rows = page.locator('[data-testid=board-rows]')
  const filter = page.locator('[data-pane=board] input[type=search]')

  await filter.fill('zs')
  await expect.poll(() => shown(page)).toEqual(['t1'])
  await filter.fill('zhang')
  await expect.poll(async () => (await shown(page)).sort()).toEqual(['t1', 't4'])
  await filter.fill('sy')
  await expect.poll(() => shown(page)).toEqual(['t5'])
  await filter.fill('70055501 李')
  await expect.poll(() => shown(page)).toEqual(['t3'])
  // Addresses too, by syllables, first letters, both and characters mixed; and the beginning of the area's name.
  for (const typed of ['renminlu west', 'rml xq', '人minlu 西', 'rmlu12 west']) {
    await filter.fill('nobody')
    await expect.poll(() => shown(page)).toEqual([])
    await filter.fill(typed)
    await expect.poll(() => shown(page)).toEqual(['t5'])
  }
  await filter.press('Escape')

  await rows.focus()
  await page.keyboard.press('f')
  await page.locator('[data-testid=value-priority-1]').click()
  await page.locator('[data-testid=value-priority-2]').click()
  await page.locator('[data-testid=value-priority-3]').click()
  await page.locator('[data-testid=value-light-red]').click()
  await page.locator('[data-testid=technician-name]').fill('sun')
  await expect(page.locator('[data-testid=value-technician-w03]')).toBeVisible()
  await room.console.shot('board-filter-panel-en-dark')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=board-panel]')).toHaveCount(0)
  await expect.poll(async () => (await shown(page)).sort()).toEqual(['t1', 't2'])
  await expect(page.locator('[data-testid=chip-priority]')).toContainText('P1, P2, P3')

  // By customer, downwards, in groups by area; kept as view 2.
  await page.locator('[data-column=number]').click()
  await expect.poll(() => shown(page)).toEqual(['t1', 't2'])
  await page.locator('[data-column=number]').click()
  await expect.poll(() => shown(page)).toEqual(['t2', 't1'])
  await page.keyboard.press('Control+Shift+2')
  await expect(page.locator('footer').first()).toContainText('view 2')

  await page.locator('[data-testid=clear-filter]').click()
  await rows.focus()
  await page.keyboard.press('b')
  const north = page.locator('[data-testid=group-row][data-group=north]')
  await expect(north).toContainText('2 tickets')
  await expect(north.locator('svg[data-light]').first()).toHaveAttribute('data-light', 'red')
  await page.keyboard.press('Home')
  await expect(north).toHaveAttribute('aria-selected', 'true')
  await room.console.shot('board-groups-en-dark')
  await page.keyboard.press('ArrowLeft')
  await expect(north).toHaveAttribute('data-open', 'false')
  await expect.poll(async () => (await shown(page)).sort()).toEqual(['t3', 't4', 't5'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-testid=group-row][data-group=south]')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Space')
  await expect.poll(() => shown(page)).toEqual(['t5'])
  await room.console.shot('board-groups-closed-en-dark')

  await room.console.close()
  const again = await room.console.open({ lang: 'zh', theme: 'light' })
  await open(again)
  // Order and groups are as they were; the filter is not.
  await expect(again.locator('[data-testid=board-count]')).toContainText('5')
  await expect(again.locator('[data-testid=group-row]')).toHaveCount(3)
  await expect(again.locator('[data-column=number]')).toHaveAttribute('data-sorted', 'down')
  await room.console.shot('board-groups-zh-light')
  await again.keyboard.press('Control+2')
  await expect.poll(() => shown(again)).toEqual(['t2', 't1'])
  await expect(again.locator('[data-testid=chip-light]')).toBeVisible()
  await again.locator('[data-testid=open-filter]').click()
  await room.console.shot('board-view-zh-light')
  await again.keyboard.press('Escape')
  await again.locator('[data-testid=open-views]').click()
  await expect(again.locator('[data-testid=view-2] input')).not.toHaveValue('')
  await room.console.shot('board-views-zh-light')
  await again.keyboard.press('Escape')
  await again.keyboard.press('Control+3')
  await expect(again.locator('footer').first()).toContainText('视图 3 为空')
})

test('[BRD5] [BRD8] an external technician’s tickets are found by the partner whom they work for', async () => {
  await someTickets()
  await room.feeder.runtime.submit([assignIntent('t4', 'w01')], anna)
  const page = await room.console.open()
  await open(page)
  await page.locator('[data-testid=grouping]').selectOption('partner')
  await expect
    .poll(() => page.locator('[data-testid=group-row]').allTextContents())
    .toEqual([
      expect.stringContaining('Ishim Technics'),
      expect.stringContaining('Own technicians'),
      expect.stringContaining('nobody'),
    ])
  await room.console.shot('board-partners-en-dark')
  await page.locator('[data-testid=grouping]').selectOption('none')
  const filter = page.locator('[data-pane=board] input[type=search]')
  await filter.fill('ishim')
  await expect.poll(() => shown(page)).toEqual(['t5'])
  await filter.fill('')
  await expect.poll(() => shown(page)).toHaveLength(5)
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('f')
  await page.locator('[data-testid="value-partner-Ishim Technics"]').click()
  await page.keyboard.press('Escape')
  await expect.poll(() => shown(page)).toEqual(['t5'])
})

test('[BRD6] columns are chosen, sized and moved by mouse and keys, and stay with who works here', async () => {
  await someTickets()
  const page = await room.console.open()
  await open(page)
  await page.locator('[data-testid=open-columns]').click()
  await page.locator('[data-testid=column-customer] input').check()
  await page.locator('[data-testid=column-dueAt] input').check()
  await page.locator('[data-testid=column-policy] input').check()
  await page.locator('[data-testid=column-age] input').check()
  await room.console.shot('board-columns-panel-en-dark')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => headers(page))
    .toEqual(['light', 'number', 'timeLeft', 'priority', 'site', 'assignee', 'customer', 'dueAt', 'policy', 'age'])

  const edge = (await page.locator('[data-testid=edge-number]').boundingBox())!
  const width = async () => (await page.locator('[data-column=number]').boundingBox())!.width
  const before = await width()
  await page.mouse.move(edge.x + 4, edge.y + 5)
  await page.mouse.down()
  await page.mouse.move(edge.x + 44, edge.y + 5, { steps: 5 })
  await page.mouse.up()
  expect(await width()).toBeCloseTo(before + 40, 0)
  // The drag of an edge is no click on the name: it has not sorted.
  await expect(page.locator('[data-column=number]')).not.toHaveAttribute('data-sorted')

  const from = (await page.locator('[data-column=timeLeft]').boundingBox())!
  const to = (await page.locator('[data-column=light]').boundingBox())!
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 4, to.y + 10, { steps: 8 })
  await page.mouse.up()
  expect((await headers(page)).slice(0, 3)).toEqual(['timeLeft', 'light', 'number'])

  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('h')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+ArrowRight')
  await expect
    .poll(async () => (await headers(page)).slice(0, 4))
    .not.toEqual(['timeLeft', 'light', 'number', 'priority'])
  const moved = await headers(page)
  await room.console.shot('board-columns-en-dark')

  // A colleague at the same seat has the board as it was at first.
  await room.console.close()
  const again = await room.console.open({ theme: 'light' })
  await open(again)
  await expect.poll(() => headers(again)).toEqual(moved)
  expect((await again.locator('[data-column=number]').boundingBox())!.width).toBeCloseTo(before + 40, 0)
  await room.console.shot('board-columns-en-light')
  await again.locator('[data-testid=actor]').click()
  await again.getByRole('menuitemradio', { name: /Bea/ }).click()
  await expect.poll(() => headers(again)).toEqual(['light', 'number', 'timeLeft', 'priority', 'site', 'assignee'])
})

test('[BRD2] under the pointer and with a focused row nothing moves; what waits is counted, S takes it', async () => {
  await someTickets()
  const { console, feeder } = room
  const page = await console.open({ lang: 'zh' })
  await open(page)
  await expect(page.locator('[data-testid=board-count]')).toContainText('5')
  const before = await shown(page)
  await console.row(before[1]!).hover()
  await feeder.done(
    ticketIntent('t6', { priority: 1, site: site('east') }, Date.now() - 4 * hour),
    ticketIntent('t7', { priority: 1, site: site('east') }, Date.now() - 4 * hour),
  )
  const waiting = page.locator('[data-testid=board-waiting]')
  await expect(waiting).toContainText('2')
  expect(await shown(page)).toEqual(before)
  await console.shot('board-waiting-zh-dark')
  // What the rows say goes on.
  await feeder.runtime.submit([assignIntent(before[1]!, 'w01')], anna)
  await expect(console.row(before[1]!)).toContainText('工程师1')
  await page.locator('[data-testid=board-rows]').focus()
  await page.mouse.move(5, 5)
  await page.waitForTimeout(300)
  expect(await shown(page)).toEqual(before)
  await page.keyboard.press('s')
  await expect.poll(async () => (await shown(page)).slice(0, 2).sort()).toEqual(['t6', 't7'])
  await expect(waiting).toHaveCount(0)
})
