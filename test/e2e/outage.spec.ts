// The relay goes away, by itself or by force, at the worst moments; the console goes on, is closed and killed and opened
// again; nothing shown as kept is lost, nothing is done twice, and the operator always sees how things stand.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { eventually } from '../support/eventually.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'
import { ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { watchRow } from './watch-row.ts'

const room = roomForEach(4)

test('[LNK1, OUT2, CAC3] relay gone: OFFLINE, no green, a drag is queued on disk; console closed, killed, opened; relay back: applied once', async () => {
  const { console, relay, feeder } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2'))
  let page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.row('t1').locator('svg[data-light=green]')).toBeVisible()

  await relay.kill()
  await console.link('offline')
  await expect(page.locator('[data-testid=link]')).toContainText('since')
  await expect(page.locator('[data-testid=board-rows] [data-light=green]')).toHaveCount(0)
  await expect(console.row('t1').locator('svg[data-light=unsure]')).toBeVisible()
  await expect(page.locator('[data-testid=light-counts]')).toContainText('as of')

  await console.row('t1').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 10 })
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-waiting', '1')
  const journal = readFileSync(path.join(room.folder, 'console', 'seat', 'outbox.journal'), 'utf8')
  expect(journal).toContain('assign-ticket')
  await console.shot('offline-with-a-pending-assignment')

  await console.close()
  page = await console.open()
  await console.link('offline')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.row('t1')).toContainText('Engineer 2')
  await expect(console.row('t2')).toBeVisible()
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')

  await console.kill()
  page = await console.open()
  await console.link('offline')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-waiting', '1')
  await expect(page.locator('[data-testid=roster-row]')).toHaveCount(4)

  await relay.start()
  await console.link('live')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered', { timeout: 30_000 })
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-waiting', '0')
  await eventually(() => feeder.visitsOf('t1').length > 0, 'the feeder sees the visit')
  expect(feeder.visitsOf('t1')).toHaveLength(1)
})

test('[REP10, VIS2] what was queued offline and overtaken meanwhile is refused with a reason that can be read', async () => {
  const { console, relay, feeder } = room
  const proxy = await TcpProxy.open(() => relay.port)
  pointConsoleAt(proxy.url)
  await feeder.done(ticketIntent('t1'))
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  proxy.holdUp(true)
  proxy.holdDown(true)
  await console.link('offline')
  await console.row('t1').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 10 })
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')

  const dispatcher = { id: 'anna', name: 'Anna', role: 'dispatcher' as const }
  await feeder.runtime.submit(
    [
      intent(
        'assign-ticket',
        { ticketId: 't1', visitId: 'v-other', technicianId: 'w04', before: null, override: null },
        { visitId: null },
      ),
    ],
    dispatcher,
  )
  await eventually(() => feeder.visitsOf('t1')[0]?.technicianId === 'w04', 'a colleague was faster')
  proxy.holdUp(false)
  proxy.holdDown(false)
  proxy.cut()
  await console.link('live')
  await expect(console.row('t1')).toContainText('Engineer 4')
  const outbox = page.locator('[data-testid=outbox]')
  await expect(outbox).toHaveAttribute('data-refused', '1')
  await outbox.click()
  await expect(page.getByRole('dialog')).toContainText('was moved by Anna')
  await expect(page.getByRole('dialog')).toContainText('Engineer 4')
  await console.shot('refused-with-reason')
  expect(feeder.visitsOf('t1')).toHaveLength(1)
  await proxy.close()
})

test('[SEQ3, OUT8, REP5] a relay killed after the commit and before the answer: the command is there once, shown once, without flicker', async () => {
  const { console, relay, feeder } = room
  const proxy = await TcpProxy.open(() => relay.port)
  pointConsoleAt(proxy.url)
  await feeder.done(ticketIntent('t1'))
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await page.locator('[data-testid=tab-open]').click()
  const seen = await watchRow(page, 't1')
  proxy.holdDown(true)
  await console.row('t1').dragTo(page.locator('[data-testid=roster-row][data-technician=w02]'), { steps: 10 })
  await eventually(() => feeder.visitsOf('t1').length === 1, 'the relay has committed it')
  await relay.kill()
  await expect(console.step('t1')).toHaveAttribute('data-step', 'unconfirmed')
  proxy.cut()
  proxy.holdDown(false)
  await console.link('offline')
  await relay.start()
  await console.link('live')
  await expect(console.step('t1')).toHaveAttribute('data-step', 'delivered', { timeout: 30_000 })
  await expect(page.locator('[data-testid=outbox]')).toHaveAttribute('data-waiting', '0')
  expect(feeder.visitsOf('t1')).toHaveLength(1)
  const steps = await seen()
  const first = steps.indexOf('unconfirmed')
  expect(first).toBeGreaterThanOrEqual(0)
  // Once shown, the assignment never disappears, and never goes back.
  const order = ['unconfirmed', 'waiting', 'sent', 'delivered']
  const after = steps.slice(first).map((step) => order.indexOf(step))
  expect(after).not.toContain(-1)
  expect(after).toEqual([...after].sort((a, b) => a - b))
  await proxy.close()
})

test('[CAC2, CAC4] a damaged copy is set aside and named in the strip; the console starts and fetches it anew', async () => {
  const { console, feeder } = room
  await feeder.done(ticketIntent('t1'))
  let page = await console.open()
  await console.link('live')
  await console.close()
  const file = path.join(room.folder, 'console', 'seat', 'cache', 'snapshot.json')
  const bytes = readFileSync(file)
  bytes[Math.floor(bytes.length / 2)]! ^= 0xff
  writeFileSync(file, bytes)
  page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await expect(page.locator('[data-testid=problems]')).toContainText('set aside')
  await page.locator('[data-testid=problems]').click()
  await expect(page.getByRole('dialog')).toContainText('snapshot.json.damaged-')
  await console.shot('damaged-copy')
  await page.locator('[data-testid=tab-open]').click()
  await expect(console.row('t1')).toBeVisible()
})

function pointConsoleAt(url: string): void {
  const file = path.join(room.folder, 'console', 'seat', 'seat.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), urls: [url] }))
}
