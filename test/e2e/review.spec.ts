// What was turned down waits for a decision: with what happened since, and what can be done, by keys. Nothing leaves the
// list by itself, not by a restart and not when somebody else takes the seat over.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { anna, bea, ticketIntent } from '../support/seats.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

let room: ControlRoom
let proxy: TcpProxy

test.beforeEach(async () => {
  room = await openControlRoom(4, [anna, bea])
  proxy = await TcpProxy.open(() => room.relay.port)
  const file = path.join(room.folder, 'console', 'seat', 'seat.json')
  const identity = readFileSync(file, 'utf8').replaceAll(room.relay.url, proxy.url)
  writeFileSync(file, identity)
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
  await proxy.close()
})

function cutOff(): void {
  proxy.holdUp(true)
  proxy.holdDown(true)
}

function backAgain(): void {
  proxy.holdUp(false)
  proxy.holdDown(false)
  proxy.cut()
}

async function open() {
  const page = await room.console.open()
  await room.console.size(1920, 1080)
  return page
}

test('[REV1, REV2, REV3] overtaken while offline: what happened since, over a restart, and done all the same by one key', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  let page = await open()
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  cutOff()
  await console.link('offline')
  await console.row('t1').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 6 })
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')
  const visit = { ticketId: 't1', visitId: 'v-other', technicianId: 'w04', before: null, override: null }
  await feeder.runtime.submit([intent('assign-ticket', visit, { visitId: null })], bea)
  await eventually(() => feeder.visitsOf('t1')[0]?.technicianId === 'w04', 'a colleague was faster')
  backAgain()
  await console.link('live')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-refused', '1')

  await console.kill()
  page = await open()
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-refused', '1')
  await page.keyboard.press('F9')
  const item = page.locator('[data-testid=review-item]')
  await expect(item).toHaveAttribute('data-kind', 'conflict')
  await expect(item).toContainText('Assign #1001 to Engineer 2')
  await expect(item).toContainText('Bea gave it to Engineer 4')
  await expect(item).toContainText('Now do it: Move #1001 to Engineer 2')
  await console.shot('review-list')
  await expect(item).toBeFocused()
  await page.keyboard.press('m')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-refused', '0')
  await page.keyboard.press('F9')
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered')
  await eventually(() => feeder.visitsOf('t1').length === 2, 'a recall there and an offer here')
})

test('[TKT10] edits of different fields merge; of one field, the second is asked', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await open()
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await console.row('t1').click()
  await page.locator('[data-testid=board-rows]').focus()
  cutOff()
  await console.link('offline')
  await page.keyboard.press('e')
  await page.locator('[data-testid=edit-access]').fill('Gate code 4711')
  await console.shot('edit-a-ticket')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-waiting', '1')
  const { summary, priority } = feeder.replica.get('ticket', 't1')!
  await feeder.runtime.submit(
    [intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: priority, to: 1 } } }, {})],
    bea,
  )
  await page.locator('[data-testid=edit-open]').click()
  await page.locator('[data-testid=edit-priority]').selectOption('2')
  await page.locator('[data-testid=edit-save]').click()
  await eventually(() => feeder.replica.get('ticket', 't1')?.priority === 1, 'the colleague was faster')
  backAgain()
  await console.link('live')
  await eventually(
    () => feeder.replica.get('ticket', 't1')?.access === 'Gate code 4711',
    'the other field is edited too',
  )
  expect(feeder.replica.get('ticket', 't1')).toMatchObject({ priority: 1, summary })
  await page.keyboard.press('F9')
  await expect(page.locator('[data-testid=review-item]')).toContainText('Bea')
  await console.shot('review-of-an-edit')
  await page.keyboard.press('k')
  await expect(page.locator('[data-testid=review-item]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-testid=message]')).toContainText('Left as it is now')
})

test('[OUT22] another person takes the seat over: what is queued keeps its maker and says so', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  const page = await open()
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  cutOff()
  await console.link('offline')
  await console.row('t1').dragTo(page.locator('[data-testid=roster-row][data-technician=w01]'), { steps: 6 })
  await page.locator('[data-testid=actor]').click()
  await page.getByRole('menuitemradio', { name: 'Bea' }).click()
  await expect(page.locator('[data-testid=actor]')).toContainText('Bea')
  await expect(page.locator('[data-testid=outbox]')).toContainText('1 left by Anna')
  await console.row('t2').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 6 })
  await console.shot('left-by-somebody-else')
  backAgain()
  await console.link('live')
  await eventually(() => feeder.visitsOf('t1')[0]?.offeredBy.name === 'Anna', 'it is still hers')
  await eventually(() => feeder.visitsOf('t2')[0]?.offeredBy.name === 'Bea', 'this one is not')
})
