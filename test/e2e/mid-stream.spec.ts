// A window that is opened while changes pour in shows what the other one shows, and what the relay has.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { shownDigest, type ShownDigest } from '../../shared/sync/shown-digest.ts'
import type { RootElement } from '../../renderer/console/main.tsx'
import { anna, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'

const tickets = 400
const room = roomForEach(8)

test('[WIN1, WIN2] a window opened in mid-stream and one that was there show one truth', async () => {
  const { console, feeder } = room
  const id = (i: number) => `t${i}`
  await feeder.done(...Array.from({ length: tickets }, (_, i) => ticketIntent(id(i))))
  const board = await console.open()
  await console.link('live')

  const stream = { over: false, changes: 0 }
  const pour = (async () => {
    while (!stream.over) {
      const n = stream.changes++
      const technicianId = `w0${(n % 8) + 1}`
      const offer = { ticketId: id(n % tickets), visitId: `v${n}`, technicianId, before: null, override: null }
      const note = { ticketId: id((n * 7) % tickets), noteId: `n${n}`, text: 'the gate is open' }
      const asked = n % 3 === 0 ? intent('assign-ticket', offer, { visitId: null }) : intent('add-note', note, {})
      await feeder.runtime.submit([asked], anna)
      await sleep(20)
    }
  })()
  const reached = async (more: number) => {
    const wanted = stream.changes + more
    await expect.poll(() => stream.changes, { timeout: 30_000 }).toBeGreaterThan(wanted)
  }
  await reached(40)
  const opened = console.app.waitForEvent('window')
  await board.getByRole('button', { name: 'Map' }).click()
  const map = await opened
  await reached(80)
  await map.locator('[data-testid=map-pane]').waitFor()
  await reached(40)
  stream.over = true
  await pour

  const shownBy = (page: Page): Promise<ShownDigest | undefined> =>
    page.evaluate(() => document.querySelector<RootElement>('#root')?.shown?.())
  await expect.poll(() => feeder.runtime.client.outbox.list.length, { timeout: 30_000 }).toBe(0)
  const truth = shownDigest(feeder.replica.visible())
  expect(truth.ticket.count).toBe(tickets)
  expect(truth.visit.count).toBeGreaterThan(30)
  // The phones report while this is read: both windows and the feeder come to the same in the end.
  await expect
    .poll(
      async () => {
        const wanted = JSON.stringify(shownDigest(feeder.replica.visible()))
        return [JSON.stringify(await shownBy(board)) === wanted, JSON.stringify(await shownBy(map)) === wanted]
      },
      { timeout: 30_000 },
    )
    .toEqual([true, true])
})
