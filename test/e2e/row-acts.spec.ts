// Buttons on the row under the pointer: what they do, on all marked tickets, and for whom.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { anna, bea, ticketIntent } from '../support/seats.ts'
import { AxeLook } from './axe-look.ts'
import type { ConsoleApp } from './console-app.ts'
import { roomOpenedBy } from './each-room.ts'

const { room, open } = roomOpenedBy(2)
const ids = ['t1', 't2', 't3', 't4']

/** All that is open is listed. */
async function listed(page: Page): Promise<Page> {
  await room.feeder.done(...ids.map((id) => ticketIntent(id)))
  await page.locator('[data-testid=tab-open]').click()
  await expect(room.console.row('t4')).toBeVisible()
  return page
}

const actsOf = (page: Page, id: string) => page.locator(`[data-testid=row-acts][data-acts-of="${id}"]`)
const button = (page: Page, id: string, command: string) => actsOf(page, id).locator(`[data-testid=row-${command}]`)
const signs = (page: Page, id: string) =>
  actsOf(page, id)
    .locator('button:visible')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['sign']))
const boxes = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => JSON.stringify(row.getBoundingClientRect().toJSON())))
const drawn = (page: Page) => page.evaluate('window.boardRowsDrawn.rows')

/** What lies at the middle of each button is that button, within the board. */
async function canBePressed(page: Page, console: ConsoleApp, id: string): Promise<void> {
  const row = (await console.row(id).boundingBox())!
  for (const one of await actsOf(page, id).locator('button:visible').all()) {
    const box = (await one.boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(row.y)
    expect(box.y + box.height).toBeLessThanOrEqual(row.y + row.height)
    expect(
      await one.evaluate((element, { x, y }) => element.contains(document.elementFromPoint(x, y)), {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
      }),
    ).toBe(true)
  }
}

test('[BRD15] the row under the pointer has buttons: no row moves or is drawn for them, and the rows are held', async () => {
  const page = await listed(await open(anna))
  const { console, feeder } = room
  const rows = page.locator('[data-testid=ticket-row]')
  await expect(page.locator('[data-testid=row-acts]')).toHaveCount(0)
  const before = await boxes(rows)
  await page.evaluate('window.boardRowsDrawn = { rows: 0 }')
  for (const id of ids) {
    await console.row(id).hover()
    await expect(page.locator('[data-testid=row-acts]')).toHaveCount(1)
    expect(await signs(page, id)).toEqual(['assign', 'pause', 'menu'])
  }
  await canBePressed(page, console, 't4')
  await button(page, 't4', 'assign').hover()
  expect([await boxes(rows), await drawn(page)]).toEqual([before, 0])
  await expect(button(page, 't4', 'assign')).toHaveAttribute('title', 'Assign… · A')
  await expect(actsOf(page, 't4').getByRole('button', { name: 'Pause…' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Acts on #1004' })).toBeVisible()
  await console.shot('row-acts-pointed-en-dark')

  // With the pointer on a button nothing comes.
  await feeder.done(ticketIntent('t5'))
  await expect(page.locator('[data-testid=board-waiting]')).toBeVisible()
  await expect(rows).toHaveCount(4)

  // A press selects, marks and drags nothing.
  const box = (await button(page, 't4', 'assign').boundingBox())!
  await page.mouse.move(box.x + 5, box.y + 5)
  for (const held of ['Control', 'Shift']) {
    await page.keyboard.down(held)
    await page.mouse.down()
    await page.mouse.move(box.x - 300, box.y - 60, { steps: 6 })
    await expect(page.locator('.drag-card')).toHaveCount(0)
    await expect(page.locator('[data-testid=row-acts]')).toHaveCount(1)
    await page.mouse.up()
    await page.keyboard.up(held)
    await page.mouse.move(box.x + 5, box.y + 5)
  }
  await expect(page.locator('[data-testid=ticket-row]:is([aria-selected=true], [data-marked=true])')).toHaveCount(0)
  await expect(page.locator('[data-testid=marked-bar]')).toHaveCount(0)
})

test('[BRD15] each button does what its key does: assign, back to the queue, pause, resume, the menu', async () => {
  const page = await listed(await open(anna))
  const { console } = room
  const board = page.locator('[data-testid=board-rows]')
  await page.locator('[data-pane=board] input[type=search]').focus()
  await console.row('t2').hover()
  await button(page, 't2', 'assign').click()
  await expect(page.locator('[data-pane=roster]')).toHaveAttribute('data-ranked', 'true')
  await page.keyboard.press('1')
  await expect(console.row('t2')).toContainText('Engineer')
  // Its keys go on from here.
  await expect(board).toBeFocused()
  // None changes its place when somebody has it, and the selected row is covered under the pointer only.
  const places = async (id: string) => {
    await console.row(id).hover()
    await expect(page.locator('[data-testid=row-acts]')).toHaveCount(1)
    return Promise.all(
      ['assign', 'pause', 'menu'].map(async (command) => (await button(page, id, command).boundingBox())!.x),
    )
  }
  const free = await places('t3')
  expect(await signs(page, 't3')).toEqual(['assign', 'pause', 'menu'])
  expect(await places('t2')).toEqual(free)
  expect(await signs(page, 't2')).toEqual(['toQueue', 'assign', 'pause', 'menu'])
  await console.shot('row-acts-assigned-en-dark')
  // On a small screen who has it stays to be seen by the mark.
  await console.size(1280, 800)
  await console.row('t2').hover()
  const mark = (await console.step('t2').locator('svg').boundingBox())!
  const covered = (await actsOf(page, 't2').boundingBox())!
  expect(mark.x + mark.width * 0.7).toBeLessThanOrEqual(covered.x)
  await console.shot('row-acts-small-assigned-en-dark')
  await console.size(1920, 1080)
  await console.row('t2').hover()
  await button(page, 't2', 'unassign').click()
  await expect(console.row('t2')).toContainText('unassigned')
  await expect(button(page, 't2', 'unassign')).toHaveCount(0)

  await console.row('t4').hover()
  await button(page, 't4', 'pause').click()
  await page.keyboard.press('3')
  await expect(button(page, 't4', 'pause')).toHaveAttribute('data-sign', 'resume')
  await expect(button(page, 't4', 'pause')).toHaveAttribute('title', 'Resume… · P')

  await console.row('t1').hover()
  await button(page, 't1', 'menu').click()
  await expect(page.locator('[data-testid=context-menu]')).toContainText('#1001')
  await console.shot('row-acts-menu-en-dark')
  await page.keyboard.press('Escape')
  await button(page, 't1', 'menu').click({ button: 'right' })
  await expect(page.locator('[data-testid=context-menu]')).toContainText('#1001')
  await page.keyboard.press('Escape')
  await expect(board).toBeFocused()

  // While something is dragged there are none, and a row is dragged as ever.
  await console.row('t3').hover()
  await page.mouse.down()
  const { x, y } = (await console.row('t3').boundingBox())!
  await page.mouse.move(x + 240, y + 90, { steps: 6 })
  await expect(page.locator('[data-testid=row-acts]')).toHaveCount(0)
  const target = (await page.locator('[data-testid=roster-row][data-technician=w02]').boundingBox())!
  await page.mouse.move(target.x + 80, target.y + 20, { steps: 8 })
  await page.mouse.up()
  await expect(console.row('t3')).toContainText('Engineer 2')
})

test('[BRD15] on a marked row they are about all that are marked, with their number; beside the marks about the one', async () => {
  const page = await listed(await open(anna))
  const { console } = room
  const withSomebody = page.locator('[data-testid=ticket-row]').filter({ hasText: 'Engineer' })
  for (const id of ['t1', 't2', 't3']) await console.row(id).click({ modifiers: ['Control'] })
  await console.row('t2').hover()
  await expect(button(page, 't2', 'assign')).toHaveAttribute('title', 'Assign 3 marked… · A')
  await button(page, 't2', 'assign').click()
  await page.keyboard.press('1')
  await expect(withSomebody).toHaveCount(3)
  for (const id of ['t1', 't2', 't3']) await console.row(id).click({ modifiers: ['Control'] })
  await console.row('t3').hover()
  await expect(button(page, 't3', 'unassign')).toHaveAttribute('aria-label', 'Take 3 marked back to the queue')
  await console.shot('row-acts-marked-en-dark')
  await button(page, 't3', 'unassign').click()
  await expect(page.locator('[data-testid=bulk-outcome]')).toContainText('3 of 3 are in the queue')
  await expect(withSomebody).toHaveCount(0)

  for (const id of ['t1', 't2']) await console.row(id).click({ modifiers: ['Control'] })
  await console.row('t4').hover()
  // The key would be about the marks.
  await expect(button(page, 't4', 'assign')).toHaveAttribute('title', 'Assign…')
  await button(page, 't4', 'assign').click()
  await page.keyboard.press('2')
  await expect(withSomebody).toHaveCount(1)
  await expect(console.row('t4')).toContainText('Engineer')
})

test('[BRD15] keys that somebody has changed are told; the wheel turns the list under a button', async () => {
  const page = await open(anna)
  const { console, feeder } = room
  const many = Array.from({ length: 45 }, (_, i) => `t${i + 1}`)
  await feeder.done(...many.map((id) => ticketIntent(id)))
  await page.locator('[data-testid=tab-open]').click()
  await expect(page.locator('[data-testid=board-count]')).toHaveText('45 tickets')
  // As if in another window.
  await console.app.evaluate(({ BrowserWindow }) => {
    const habits = { anna: { keys: { assign: ['Q'], pause: [] }, lines: [] } }
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('habits', habits)
  })
  const order = await page
    .locator('[data-testid=ticket-row]')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['ticket']!))
  const [third, eighth] = [order[2]!, order[7]!]
  await console.row(third).hover()
  await expect(button(page, third, 'assign')).toHaveAttribute('title', 'Assign… · Q')
  await expect(button(page, third, 'pause')).toHaveAttribute('title', 'Pause…')
  await button(page, third, 'menu').hover()
  const list = page.locator('[data-testid=board-rows]')
  const top = () => list.evaluate((element) => element.scrollTop)
  await page.mouse.wheel(0, 170)
  await expect.poll(top).toBe(170)
  // What is under the pointer now has them.
  await expect(page.locator('[data-testid=row-acts]')).toHaveAttribute('data-acts-of', eighth)
  await canBePressed(page, console, eighth)
  await page.mouse.wheel(0, 1_000)
  await expect.poll(top).toBeGreaterThan(400)
})

/** What can be done to a ticket that nobody has, in the detail. */
async function theDetailSays(page: Page, viewer: boolean): Promise<void> {
  const acts = ['assign', 'unassign', 'pause', 'edit-open', 'cancel-open'].map((id) =>
    page.locator(`[data-testid=${id}]`),
  )
  const off = await Promise.all(acts.map((act) => act.getAttribute('aria-disabled')))
  expect(off).toEqual(viewer ? Array(5).fill('true') : ['false', 'true', 'false', 'false', 'false'])
  const why = viewer ? '您的角色无此权限' : 'nobody has it'
  await expect(acts[1]!).toHaveAttribute('title', new RegExp(`.+ · ${why}$`))
  const [said, form] = [page.locator('[data-testid=message]'), page.locator('[data-testid=edit]')]
  // It is pressed all the same.
  await acts[1]!.click({ force: true })
  await expect(said).toContainText(why)
  await acts[3]!.click({ force: true })
  await expect(form).toHaveCount(viewer ? 0 : 1)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=note]')).toHaveCount(viewer ? 0 : 1)
}

for (const [role, lang, theme] of [
  ['viewer', 'zh', 'light'],
  ['dispatcher', 'en', 'dark'],
] as const)
  test(`[BRD15] [KEY3] [LOO6] a ${role} sees what they may do, in narrow windows too, and axe finds nothing, ${lang}`, async () => {
    await open({ ...anna, role }, bea)
    const { console } = room
    await console.close()
    const page = await listed(await console.openBoard({ lang, theme }))
    const all = role === 'viewer' ? ['menu'] : ['assign', 'pause', 'menu']
    await console.row('t1').click()
    await theDetailSays(page, role === 'viewer')
    const each = async (wanted: string[]) => {
      for (const id of ['t1', 't3']) {
        await console.row(id).hover()
        await expect.poll(() => signs(page, id)).toEqual(wanted)
        await canBePressed(page, console, id)
      }
    }
    await each(all)
    const axe = new AxeLook()
    await axe.at(page, `row-acts-${lang}`)
    await console.size(1280, 800)
    await each(all.filter((sign) => sign !== 'pause'))
    await axe.at(page, `row-acts-small-${lang}`)
    expect(axe.found).toEqual([])
  })
