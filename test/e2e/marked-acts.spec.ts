// What is done to all marked tickets beside giving them to somebody: to the queue, pause, resume, cancel; each one step back.
import { expect, test, type Page } from '@playwright/test'
import { anna, assignIntent, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(2)
const ids = ['t1', 't2', 't3', 't4']

/** Marks the first of the list. */
async function markFirst(page: Page, count: number): Promise<void> {
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('Home')
  for (let i = 1; i < count; i++) await page.keyboard.press('Shift+ArrowDown')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText(`${count} tickets marked`)
}

async function withEngineer(page: Page, count: number): Promise<void> {
  await expect(page.locator('[data-testid=ticket-row]').filter({ hasText: 'Engineer' })).toHaveCount(count)
}

test('[BRD12] all marked go back to the queue by U, by the menu and by a drop, and Ctrl+Z takes back all at once', async () => {
  const { console, feeder } = room
  await feeder.done(...ids.map((id) => ticketIntent(id)))
  const page = await console.openBoard()
  const rows = page.locator('[data-testid=board-rows]')
  const outcome = page.locator('[data-testid=bulk-outcome]')
  await markFirst(page, 4)
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  await withEngineer(page, 4)
  const order = () =>
    page.evaluate(() => Array.from(document.querySelectorAll('[data-testid=ticket-row]'), (row) => row.textContent))

  await markFirst(page, 4)
  await console.shot('marked-bar-en-dark')
  await page.keyboard.press('u')
  await expect(outcome).toContainText('4 of 4 are in the queue')
  await withEngineer(page, 0)
  await expect(page.locator('[data-testid=marked-bar]')).toHaveCount(0)
  await rows.focus()
  await page.keyboard.press('Control+z')
  await withEngineer(page, 4)
  await expect(outcome).toContainText('4 of 4 undone: take 4 tickets back to the queue')

  await markFirst(page, 3)
  await page.locator('[data-testid=ticket-row][data-marked=true]').first().click({ button: 'right' })
  await expect(page.locator('[data-testid=menu-unassign]')).toContainText('Take 3 marked back to the queue')
  await console.shot('marked-menu-en-dark')
  await page.locator('[data-testid=menu-unassign]').click()
  await withEngineer(page, 1)
  await page.keyboard.press('Control+z')
  await withEngineer(page, 4)

  // Dragged by one of them, the drop says how many.
  await markFirst(page, 2)
  const marked = page.locator('[data-testid=ticket-row][data-marked=true]').first()
  await marked.hover()
  await page.mouse.down()
  const { x, y } = (await marked.boundingBox())!
  await page.mouse.move(x + 200, y + 120, { steps: 8 })
  const queue = page.locator('[data-testid=drop-to-queue]')
  await expect(queue).toHaveText('Drop here: 2 back to the queue')
  const box = (await queue.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 })
  await console.shot('marked-drop-queue-en-dark')
  await page.mouse.up()
  await withEngineer(page, 2)
  await expect(outcome).toContainText('2 of 2 are in the queue')
  expect(await order()).toHaveLength(4)
})

test('[BRD12] one reason pauses all, P again resumes them, and cancelling asks once; what is refused is listed', async () => {
  const { console, feeder } = room
  await feeder.done(...ids.map((id) => ticketIntent(id)))
  const page = await console.openBoard()
  const outcome = page.locator('[data-testid=bulk-outcome]')
  const question = page.locator('[data-testid=marked-confirm]')
  const rows = page.locator('[data-testid=board-rows]')
  await markFirst(page, 3)
  await page.keyboard.press('p')
  await expect(question).toContainText('Pause the clocks of 3 tickets: why?')
  await console.shot('marked-pause-en-dark')
  await page.keyboard.press('3')
  await expect(outcome).toContainText('The clocks of 3 of 3 are paused')
  await expect(rows).toBeFocused()

  // Three are paused, one runs: both can be asked for.
  await markFirst(page, 4)
  await expect(page.locator('[data-testid=marked-pause]')).toContainText('Pause, resume')
  await page.keyboard.press('p')
  await expect(question).toContainText('Pause the clocks of 1 ticket: why?')
  await expect(question.locator('[data-testid=resume-marked]')).toContainText('Resume the 3 that are paused')
  await page.keyboard.press('8')
  await expect(outcome).toContainText('The clocks of 3 of 3 run again')
  await expect(page.locator('[data-testid=marked-bar]')).toContainText('1 ticket marked')
  await page.keyboard.press('Control+z')
  await expect(outcome).toContainText('3 of 3 undone: resume 3 tickets')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await markFirst(page, 4)
  await page.keyboard.press('Delete')
  await expect(question.locator('input')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(rows).toBeFocused()
  await page.keyboard.press('Delete')
  await page.keyboard.type('power is back')
  await console.shot('marked-cancel-en-dark')
  await page.keyboard.press('Enter')
  await expect(outcome).toContainText('4 of 4 are cancelled')
  await expect(outcome).toContainText('cannot be undone')
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-testid=message]')).toContainText('Cannot be undone: cancel 4 tickets')
  await page.keyboard.press('s')
  await expect(page.locator('[data-testid=board-empty]')).toBeVisible()
  await expect(page.locator('[data-testid=marked-bar]')).toHaveCount(0)
})

test('[BRD13] Shift and a click marks a range, Ctrl+A all that is listed, Escape clears; many are asked about', async () => {
  const { console, feeder } = room
  const many = Array.from({ length: 14 }, (_, i) => `t${i + 1}`)
  await feeder.done(...many.map((id) => ticketIntent(id)))
  const page = await console.openBoard({ lang: 'zh', theme: 'light' })
  const row = (at: number) => page.locator('[data-testid=ticket-row]').nth(at)
  const bar = page.locator('[data-testid=marked-bar]')
  const question = page.locator('[data-testid=marked-confirm]')
  await row(2).click()
  await row(6).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('已标记 5 张工单')
  await row(4).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('已标记 3 张工单')
  await row(9).click({ modifiers: ['Control'] })
  await row(11).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('已标记 6 张工单')
  await expect(row(2)).toHaveAttribute('aria-selected', 'true')
  await page.locator('[data-testid=board-rows]').focus()
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)

  await page.keyboard.press('Control+a')
  await expect(bar).toContainText('已标记 14 张工单')
  // Many: Enter alone leaves them.
  await page.keyboard.press('p')
  await console.shot('marked-pause-many-zh-light')
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(bar).toContainText('已标记 14 张工单')
  await page.keyboard.press('Delete')
  await console.shot('marked-cancel-many-zh-light')
  await page.keyboard.press('Escape')
  await console.size(1280, 800)
  await console.shot('marked-bar-small-zh-light')
  await page.keyboard.press('Escape')

  // In the filter the key is the field's own; on the rows it is about what the filter shows.
  const filter = page.locator('[data-pane=board] input[type=search]')
  await filter.fill('1003')
  await expect(page.locator('[data-testid=ticket-row]')).toHaveCount(1)
  await page.keyboard.press('Control+a')
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+a')
  await expect(bar).toContainText('已标记 1 张工单')
})

test('[KEY3] what can be done to one of the marked tickets can be done in the detail of another, as soon as it is told', async () => {
  const { console, feeder } = room
  await feeder.done(...ids.map((id) => ticketIntent(id)))
  const page = await console.openBoard()
  await markFirst(page, 2)
  const shown = await page.locator('[data-testid=ticket-row][aria-selected=true]').getAttribute('data-ticket')
  const places = ['unassign', 'marked-unassign'].map((id) => page.locator(`[data-testid=${id}]`))
  for (const place of places) await expect(place).toHaveAttribute('aria-disabled', 'true')
  const marked = page.locator(`[data-testid=ticket-row][data-marked=true]:not([data-ticket=${shown}])`)
  const other = (await marked.getAttribute('data-ticket'))!
  await feeder.runtime.submit([assignIntent(other, 'w01')], anna)
  for (const place of places) await expect(place).toHaveAttribute('aria-disabled', 'false')
})
