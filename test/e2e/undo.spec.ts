// Taking back in the real window: by keys, after a drag, of several tickets, over a colleague's change, offline.
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { bea, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const room = roomForEach(3)
const message = (page: Page) => page.locator('[data-testid=message]')
const nextKey = (page: Page) => message(page).locator('[data-testid=next-key]')
const rows = (page: Page) => page.locator('[data-testid=board-rows]')

async function numberOf(ticketId: string): Promise<string> {
  const row = room.console.row(ticketId)
  await expect(row).toContainText(/#\d+/)
  return /#(\d+)/.exec(await row.innerText())![1]!
}

/** By the command line: whatever the roster's order. */
async function enter(page: Page, line: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=line-input]')).toHaveValue('')
  await page.keyboard.press('Escape')
}

/** A colleague at another console moves the ticket. */
async function colleagueMoves(ticketId: string, technicianId: string): Promise<void> {
  const { replica, runtime } = room.feeder
  await expect.poll(() => replica.get('ticket', ticketId)?.openVisitId ?? null).not.toBeNull()
  const visitId = replica.get('ticket', ticketId)!.openVisitId
  const args = { ticketId, visitId: `bea-${ticketId}`, technicianId, before: null, override: null }
  const [result] = await runtime.submit([intent('reassign-ticket', args, { visitId })], bea)
  expect(result?.kind).toBe('queued')
  await expect.poll(() => runtime.client.outbox.list.length).toBe(0)
}

test('[UND1][UND8][UND9] assign, Ctrl+Z, Ctrl+Y; text has its own; what cannot be undone is said; the list; the line', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await room.console.openBoard()
  const [one, two] = [await numberOf('t1'), await numberOf('t2')]
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText('nothing to undo')

  await enter(page, `a ${one} w2`)
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(message(page)).toContainText(`#${one} goes to Engineer 2.`)
  await expect(nextKey(page)).toHaveText('Ctrl+Z undoes it')
  await console.shot('undo-said-en-dark')
  await enter(page, `a ${one} w3`)
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText(`Undone: move #${one}: Engineer 2 → Engineer 3`)
  await expect(nextKey(page)).toHaveText('Ctrl+Y does it again')
  await expect(console.row('t1')).toContainText('Engineer 2')
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText(`Undone: assign #${one} → Engineer 2`)
  await expect(console.row('t1')).not.toContainText('Engineer')
  await console.shot('undo-undone-en-dark')
  await page.keyboard.press('Control+y')
  await expect(console.row('t1')).toContainText('Engineer 2')
  await page.keyboard.press('Control+Shift+z')
  await expect(console.row('t1')).toContainText('Engineer 3')
  await expect(message(page)).toContainText(`Done again: move #${one}: Engineer 2 → Engineer 3`)

  // In a text field the key takes back what was typed, and no act.
  const filter = page.locator('input[type=search]')
  await filter.fill('')
  await filter.pressSequentially('Cust')
  await page.keyboard.press('Control+z')
  await expect(filter).not.toHaveValue('Cust')
  await expect(console.row('t1')).toContainText('Engineer 3')
  await filter.fill('')

  await enter(page, `n ${two} ring twice`)
  await expect(message(page)).toContainText('cannot be undone')
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText(`Cannot be undone: Note on #${two}. Press again`)
  await expect(console.row('t1')).toContainText('Engineer 3')
  await page.keyboard.press('Control+z')
  await expect(console.row('t1')).toContainText('Engineer 2')

  await enter(page, `p ${two} parts`)
  await rows(page).focus()
  await page.keyboard.press('Shift+F9')
  const list = page.locator('[data-testid=last-acts]')
  await expect(list.locator('[data-testid=last-act]')).toHaveCount(2)
  await expect(list.locator('[data-testid=last-act]').first()).toContainText(`pause #${two}`)
  await console.shot('undo-list-en-dark')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(console.row('t1')).not.toContainText('Engineer')
  await expect(list.locator('[data-testid=last-act]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(rows(page)).toBeFocused()

  await page.keyboard.press('F2')
  await page.keyboard.type('z')
  await expect(page.locator('[data-testid=line-says]')).toContainText(`Undo: pause #${two}`)
  await console.shot('undo-line-en-dark')
  await page.keyboard.press('Enter')
  await expect(message(page)).toContainText(`Undone: pause #${two}`)
})

test('[UND3][UND4][UND5] a drag, several tickets, and what a colleague has changed, in Chinese', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'), ticketIntent('t3'))
  const page = await room.console.openBoard({ lang: 'zh', theme: 'light' })
  const one = await numberOf('t1')

  await console.row('t1').hover()
  await page.mouse.down()
  const target = (await page.locator('[data-testid=roster-row][data-technician="w02"]').boundingBox())!
  await page.mouse.move(target.x + 30, target.y + 10, { steps: 8 })
  await page.mouse.move(target.x + 60, target.y + 12, { steps: 4 })
  await page.mouse.up()
  await expect(console.row('t1')).toContainText('工程师2')
  await expect(message(page)).toContainText(`#${one} 派给 工程师2。`)
  await expect(nextKey(page)).toHaveText('Ctrl+Z 撤销')
  await console.shot('undo-drag-zh-light')
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(console.row('t1')).not.toContainText('工程师')
  await expect(message(page)).toContainText(`已撤销：指派 #${one} → 工程师2`)
  await console.shot('undo-undone-zh-light')

  for (const id of ['t1', 't2', 't3']) await console.row(id).click({ modifiers: ['Control'] })
  await page.keyboard.press('F2')
  await page.keyboard.type('派 w1')
  await page.keyboard.press('Enter')
  for (const id of ['t1', 't2', 't3']) await expect(console.row(id)).toContainText('工程师1')
  const outcome = page.locator('[data-testid=bulk-outcome]')
  await expect(outcome).toContainText('Ctrl+Z 撤销')
  await colleagueMoves('t2', 'w03')
  await expect(console.row('t2')).toContainText('工程师3')
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(outcome).toContainText('3 项中已撤销 2 项：指派 3 张工单 → 工程师1')
  await expect(outcome.locator('li')).toHaveCount(1)
  await expect(outcome.locator('li')).toContainText('Bea')
  for (const id of ['t1', 't3']) await expect(console.row(id)).not.toContainText('工程师')
  await expect(console.row('t2')).toContainText('工程师3')
  await console.shot('undo-several-zh-light')

  await page.keyboard.press('Escape')
  await enter(page, `派 ${one} w1`)
  await colleagueMoves('t1', 'w02')
  await expect(console.row('t1')).toContainText('工程师2')
  await rows(page).focus()
  await page.keyboard.press('Shift+F9')
  await expect(page.locator('[data-testid=touched]')).toContainText('Bea')
  await console.shot('undo-list-touched-zh-light')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText(`未撤销：指派 #${one} → 工程师1`)
  await expect(message(page)).toContainText('Bea')
  await console.shot('undo-refused-zh-light')
  await expect(console.row('t1')).toContainText('工程师2')
})

test('[UND7] offline: what has never left is taken out of the outbox; a technician’s yes stands', async () => {
  const { console, feeder, relay, phones } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await room.console.openBoard()
  const [one, two] = [await numberOf('t1'), await numberOf('t2')]
  await enter(page, `a ${two} w1`)
  const phone = phones.get('w01')!
  await expect.poll(() => phone.visits.length, { timeout: 20_000 }).toBe(1)
  await phone.seat.done(intent('accept-visit', { visitId: phone.visits[0]!.id }, {}))
  await expect(console.step('t2')).toHaveAttribute('data-step', 'accepted')
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(message(page)).toContainText(`Not undone: assign #${two} → Engineer 1. Engineer 1 has been on #${two}`)
  await console.shot('undo-refused-en-dark')

  await relay.kill()
  await console.link('offline')
  const outbox = page.locator('[data-testid=outbox]')
  await enter(page, `a ${one} w3`)
  await expect(console.row('t1')).toContainText('Engineer 3')
  await expect(outbox).toHaveAttribute('data-waiting', '1')
  await rows(page).focus()
  await page.keyboard.press('Control+z')
  await expect(console.row('t1')).not.toContainText('Engineer')
  await expect(outbox).toHaveAttribute('data-waiting', '0')
  await console.shot('undo-offline-en-dark')
  await page.keyboard.press('Control+y')
  await expect(console.row('t1')).toContainText('Engineer 3')
  await page.keyboard.press('Control+z')
  await expect(console.row('t1')).not.toContainText('Engineer')
  await enter(page, `a ${one} w2`)
  await relay.start()
  await console.link('live')
  const whose = () => feeder.visitsOf('t1').map(({ technicianId }) => technicianId)
  await expect.poll(whose, { timeout: 30_000 }).toEqual(['w02'])
})
