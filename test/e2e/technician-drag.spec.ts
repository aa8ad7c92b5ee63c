// A technician is dragged from the roster and from the map, onto tickets of the board and of the map.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { placeOf } from './control-room.ts'
import { roomForEach } from './each-room.ts'
import { lookOf, restedLookOf, technicianPoint as pointOf } from './map-points.ts'
import { siteAt, ticketIntent } from '../support/seats.ts'

const room = roomForEach(6)

/** Away from all technicians, and from each other. */
const sites = {
  t1: siteAt(51.2, 71.47),
  t2: siteAt(51.2, 71.5),
  pair: siteAt(51.13, 71.47),
  heap: siteAt(51.13, 71.5),
}

type Spot = { x: number; y: number }

async function middle(of: Locator): Promise<Spot> {
  const { x, y, width, height } = (await of.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
}

const parts = (page: Page) => ({
  label: page.locator('[data-testid=drop-label]'),
  chooser: page.locator('[data-testid=ticket-chooser]'),
  here: page.locator('[data-testid=technician-here]'),
  tech: (id: string) => page.locator(`[data-testid=roster-row][data-technician=${id}]`),
})

for (const [lang, theme] of [
  ['en', 'dark'],
  ['zh', 'light'],
] as const)
  test(`[ROS6] [ROS7] from the roster onto tickets of the map, ${lang}, ${theme}`, async () => {
    const { console, feeder } = room
    const say = (en: string, zh: string) => (lang === 'en' ? en : zh)
    await feeder.done(
      ticketIntent('t1', { site: sites.t1 }),
      ticketIntent('t2', { site: sites.t2, skills: ['lift'] }),
      ...['p1', 'p2'].map((id) => ticketIntent(id, { site: sites.pair })),
      ...Array.from({ length: 12 }, (_, i) =>
        ticketIntent(`h${i}`, { site: sites.heap, skills: [i === 7 ? 'electrical' : 'lift'] }),
      ),
    )
    const page = await console.openBoard({ lang, theme })
    const { label, chooser, tech } = parts(page)
    const look = await restedLookOf(page)

    // Who cannot take it is told so, and in the end it goes where the label says.
    await drag(page, await middle(tech('w02')), await pointOf(page, 't2'))
    await expect(label).toContainText(say('→ Engineer 2', '→ 工程师2'))
    await expect(label).toContainText(say('lacks lift', '缺少技能'))
    await expect(console.row('t2')).toHaveAttribute('data-unfit', 'true')
    await expect(console.row('t1')).toHaveAttribute('data-unfit', 'false')
    await console.shot(`technician-unfit-on-the-map-${lang}-${theme}`)
    const first = await pointOf(page, 't1')
    await page.mouse.move(first.x + 25, first.y, { steps: 6 })
    await expect(label).toContainText('0/6 → 1/6')
    await expect(label).not.toContainText(say('lacks', '缺少'))
    await page.waitForTimeout(1_000)
    await console.shot(`technician-on-the-map-${lang}-${theme}`)
    await page.mouse.up()
    await expect(console.row('t1')).toContainText(say('Engineer 2', '工程师2'))
    await expect(console.row('t1')).toHaveAttribute('data-unfit', 'false')

    // Two in one place: asks, and Escape does nothing.
    const pair = await pointOf(page, 'p1')
    const onPair = async () => {
      await drag(page, await middle(tech('w03')), { x: pair.x + 20, y: pair.y })
      await expect(label).toContainText(
        say('2 tickets here: asks on drop which one Engineer 3 gets', '此处有 2 张工单'),
      )
    }
    await onPair()
    await console.shot(`technician-asks-before-${lang}-${theme}`)
    await page.mouse.up()
    await expect(chooser.locator('button')).toHaveCount(2)
    await console.shot(`technician-asks-${lang}-${theme}`)
    await page.keyboard.press('Escape')
    await expect(chooser).toHaveCount(0)
    await onPair()
    await page.mouse.up()
    const second = await chooser.locator('button').nth(1).getAttribute('data-ticket')
    await page.keyboard.press('2')
    await expect(console.row(second!)).toContainText(say('Engineer 3', '工程师3'))
    await expect(console.row(second === 'p1' ? 'p2' : 'p1')).not.toContainText(say('Engineer', '工程师3'))

    // Many drawn as one.
    await drag(page, await middle(tech('w04')), await pointOf(page, 'h0'))
    await expect(label).toContainText(say('12 tickets here', '此处有 12 张工单'))
    await expect(label).toContainText(say('and 8 more', '还有 8 张'))
    await console.shot(`technician-on-a-cluster-${lang}-${theme}`)
    await page.mouse.up()
    await expect(chooser.locator('button')).toHaveCount(9)
    await expect(chooser).toContainText(say('3 more here', '此处还有 3 张'))
    await expect(chooser.locator('button').first()).toHaveAttribute('data-ticket', 'h7')
    await console.shot(`technician-asks-of-a-cluster-${lang}-${theme}`)
    await page.keyboard.press('1')
    await expect(console.row('h7')).toContainText(say('Engineer 4', '工程师4'))
    expect(await lookOf(page)).toEqual(look)
  })

test('[ROS6] Escape and a drop on nothing do nothing; a drop on a marked ticket is for all; at the edge the map moves on', async () => {
  const { console, feeder } = room
  await feeder.done(
    ticketIntent('t1', { site: sites.t1 }),
    ticketIntent('t2', { site: sites.t2 }),
    ticketIntent('t3', { site: sites.pair }),
  )
  const page = await console.openBoard()
  const { label, tech } = parts(page)
  const look = await restedLookOf(page)
  const first = await pointOf(page, 't1')
  await drag(page, await middle(tech('w02')), first)
  await expect(label).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(label).toHaveCount(0)

  await drag(page, await middle(tech('w02')), { x: first.x + 60, y: first.y })
  await page.mouse.up()
  await expect(label).toHaveCount(0)
  await expect(page.locator('[data-testid=message]')).not.toContainText('Engineer 2')
  for (const id of ['t1', 't2', 't3']) await expect(console.row(id)).not.toContainText('Engineer')

  for (const id of ['t1', 't3']) await console.row(id).click({ modifiers: ['Control'] })
  await drag(page, await middle(tech('w02')), first)
  await expect(label).toContainText('and 1 more marked')
  await expect(label).toContainText('0/6 → 2/6')
  await console.shot('technician-onto-marked-en-dark')
  // The same is said on the board.
  const row = await middle(console.row('t3'))
  await page.mouse.move(row.x, row.y, { steps: 8 })
  await expect(console.row('t3').locator('[data-testid=technician-here]')).toContainText('and 1 more marked')
  await page.mouse.move(first.x, first.y, { steps: 8 })
  await expect(label).toContainText('→ Engineer 2')
  await page.mouse.up()
  for (const id of ['t1', 't3']) await expect(console.row(id)).toContainText('Engineer 2')
  await expect(console.row('t2')).not.toContainText('Engineer')
  expect(await lookOf(page)).toEqual(look)

  // Who has it already is told where it would go.
  await page.keyboard.press('Escape')
  await drag(page, await middle(tech('w02')), first)
  await expect(label).toContainText('has it already')
  await expect(label).toContainText('2/6 → 2/6')
  const pane = (await page.locator('[data-testid=map-pane]').boundingBox())!
  for (let i = 0; i < 12; i++) {
    await page.mouse.move(pane.x + pane.width / 2 + (i % 2), pane.y + pane.height - 6)
    await page.waitForTimeout(60)
  }
  expect((await lookOf(page)).lat).toBeLessThan(look.lat)
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('[ROS6] [ROS8] from the map onto the board and the map; rows keep still; slips, clicks, boxes and crowds are no drags', async () => {
  const { console, feeder, phones } = room
  // The fourth stands at a customer's site.
  await feeder.done(
    ticketIntent('t1', { site: sites.t1 }),
    ticketIntent('t2', { site: sites.t2 }),
    ticketIntent('t4', { site: siteAt(placeOf(4).lat, placeOf(4).lon) }),
  )
  phones.get('w06')!.seat.runtime.sendFix({ ...placeOf(5), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
  const page = await console.openBoard()
  const { label, here, tech } = parts(page)
  const look = await restedLookOf(page)
  const third = await pointOf(page, 'w03')

  await drag(page, third, await middle(console.row('t1')))
  await expect(here).toHaveText('→ Engineer 3')
  await console.shot('technician-from-the-map-en-dark')
  await feeder.done(ticketIntent('t9', { site: sites.pair, priority: 1 }))
  await expect(page.locator('[data-testid=board-waiting]')).toBeVisible()
  await expect(console.row('t9')).toHaveCount(0)
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('Engineer 3')

  await drag(page, third, await pointOf(page, 't2'))
  await expect(label).toContainText('→ Engineer 3')
  await expect(label).toContainText('1/6 → 2/6')
  await page.mouse.up()
  await expect(console.row('t2')).toContainText('Engineer 3')

  await drag(page, third, await middle(console.row('t4')))
  await expect(here).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(here).toHaveCount(0)

  // A slip of the hand on a technician at a site is nothing, though it lies on the ticket.
  const fourth = await pointOf(page, 'w04')
  await page.mouse.move(fourth.x, fourth.y)
  await page.mouse.down()
  await page.mouse.move(fourth.x + 7, fourth.y, { steps: 7 })
  await page.waitForTimeout(200)
  await expect(label).toHaveCount(0)
  await page.mouse.up()
  await page.mouse.click(fourth.x, fourth.y)
  await expect(tech('w04')).toHaveAttribute('aria-selected', 'true')
  await expect(console.row('t4')).not.toContainText('Engineer')

  // With Shift a box begins on a symbol as anywhere.
  await page.keyboard.down('Shift')
  await page.mouse.move(fourth.x, fourth.y)
  await page.mouse.down()
  await page.mouse.move(fourth.x + 60, fourth.y + 60, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('1 ticket marked')
  await page.keyboard.press('Escape')
  expect(await lookOf(page)).toEqual(look)

  // Two on one spot: a click asks, and a hand moves the map, as beside a symbol.
  const crowd = await pointOf(page, 'w05')
  await page.mouse.click(crowd.x, crowd.y)
  await expect(page.locator('[data-testid=technician-chooser] button')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await drag(page, crowd, { x: crowd.x - 80, y: crowd.y + 50 })
  await page.mouse.up()
  expect((await restedLookOf(page)).lon).toBeGreaterThan(look.lon)
  const moved = await pointOf(page, 'w03')
  const before = await lookOf(page)
  await drag(page, { x: moved.x + 15, y: moved.y }, { x: moved.x + 75, y: moved.y + 20 })
  await page.mouse.up()
  expect((await restedLookOf(page)).lon).toBeLessThan(before.lon)
})
