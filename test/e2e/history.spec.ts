// The history of a ticket and of its site on the screen: by the relay's log, and without the relay in its short form.
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { keepPast } from '../support/past-store.ts'
import { eventually } from '../support/eventually.ts'
import { anna, bea, enrolSeat, siteAt, TestSeat, ticketIntent } from '../support/seats.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'

let room: ControlRoom
let desk: TestSeat
test.beforeEach(async () => {
  room = await openControlRoom(2, [anna], [], (data) => keepPast(data, 6))
  const folder = path.join(room.folder, 'Desk 2')
  desk = await TestSeat.open(folder, await enrolSeat(room.relay, folder, 'console', [bea]))
  await desk.live()
})
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await desk.stop()
  await room.end()
})

const edit = (field: string, from: unknown, to: unknown) =>
  intent('edit-ticket', { ticketId: 't1', fields: { [field]: { from, to } } }, {})

/** Where the history begins, in the page, in each frame from the next ticket on. */
function placesOfHistory(): Promise<number[]> {
  const title = () => document.querySelector('h2')?.textContent
  const before = title()
  const places = new Set<number>()
  return new Promise((resolve) => {
    let frames = 0
    const look = () => {
      const history = document.querySelector('[data-testid=history]')
      if (history && title() !== before) {
        places.add(Math.round(history.getBoundingClientRect().top))
        frames++
      }
      if (frames > 60 && document.querySelector('[data-testid=earlier]')) resolve([...places])
      else requestAnimationFrame(look)
    }
    look()
  })
}

test('[DET5] [DET6] every edit with its seat, what was at the site before, and the short form without the relay', async () => {
  const { console, feeder, relay } = room
  await feeder.done(ticketIntent('t1'), ticketIntent('t2', { site: { ...siteAt(51.2, 71.5), address: 'Far 1' } }))
  await eventually(() => desk.replica.get('ticket', 't1') !== undefined, 'the other desk knows of it')
  await desk.done(edit('priority', 3, 1), edit('access', '', 'Key at no. 12'))
  let page = await console.openBoard()
  await console.row('t2').click()
  await expect(page.locator('[data-testid=no-earlier]')).toContainText('No earlier tickets')
  // What the relay answers moves nothing that is above the history.
  const moved = page.evaluate(placesOfHistory)
  await console.row('t1').click()
  expect(await moved).toEqual([expect.any(Number)])
  const history = page.locator('[data-testid=history]')
  const edits = history.locator('[data-what=edited]')
  await expect(history).toHaveAttribute('data-form', 'whole')
  await expect(edits).toHaveCount(2)
  await expect(edits.nth(0)).toContainText('P3 → P1')
  // It is asked again when something happens, wherever it happens.
  await desk.done(edit('priority', 1, 2))
  await expect(edits).toHaveCount(3)
  await expect(edits.nth(2)).toContainText('P1 → P2')
  for (const nth of [0, 1, 2]) await expect(edits.nth(nth)).toHaveAttribute('data-seat', 'Desk 2')
  await expect(history.locator('[data-what=created]')).toHaveAttribute('data-seat', 'feeder')

  const earlier = page.locator('[data-testid=earlier-ticket]')
  await expect(page.locator('[data-testid=earlier]')).toContainText('8 earlier')
  await expect(page.locator('[data-testid=earlier]')).toContainText('Lamp out')
  await page.locator('[data-testid=earlier]').click()
  await expect(earlier).toHaveCount(8)
  await expect(earlier.nth(1)).toContainText('Main switch burnt')
  await expect(earlier.nth(1)).toContainText('Karl Past')
  await earlier.nth(1).click()
  const past = page.locator('[data-testid=past]')
  await expect(past.locator('[data-what=resolved]')).toContainText('Switch replaced')
  await earlier.nth(1).scrollIntoViewIfNeeded()
  await console.shot('history-site-dark')
  await history.locator('li').last().scrollIntoViewIfNeeded()
  await console.shot('history-dark')

  await relay.stop()
  await console.link('offline')
  await expect(history).toHaveAttribute('data-form', 'old')
  await expect(edits).toHaveCount(3)
  await console.row('t2').click()
  await expect(history).toHaveAttribute('data-form', 'short')
  await expect(history).toContainText('the relay cannot be asked')
  await history.scrollIntoViewIfNeeded()
  await console.shot('history-short-dark')

  await relay.start()
  await console.link('live')
  await expect(history).toHaveAttribute('data-form', 'whole')
  await console.close()
  page = await console.openBoard({ lang: 'zh', theme: 'light' })
  await console.row('t1').click()
  await expect(page.locator('[data-testid=history] [data-what=edited]')).toHaveCount(3)
  await page.locator('[data-testid=earlier]').click()
  await page.locator('[data-testid=earlier-ticket]').nth(1).click()
  await page.locator('[data-testid=past] [data-what=resolved]').scrollIntoViewIfNeeded()
  await console.shot('history-site-light')
  await page.locator('[data-testid=history] li').last().scrollIntoViewIfNeeded()
  await console.shot('history-light')
})
