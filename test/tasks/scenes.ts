// What stands in the control room when a task begins, and what of it is asked afterwards.
import { expect, type Page } from '@playwright/test'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import type { ControlRoom } from '../e2e/control-room.ts'
import { anna, assignIntent, ticketIntent } from '../support/seats.ts'

export const hour = 3_600_000

export const confirmed = (room: ControlRoom) => room.feeder.runtime.client.replica.confirmed

/** Who has the ticket, as the relay has it. */
export function holder(room: ControlRoom, id: string): string | null {
  const visitId = confirmed(room).get('ticket', id)?.openVisitId
  return (visitId && confirmed(room).get('visit', visitId)?.technicianId) ?? null
}

export function siteAt(lat: number, lon: number): TicketFacts['site'] {
  return { address: 'улица Кумкент 1', addressLatin: 'Kumkent Street 1', area: 'north', place: { lat, lon } }
}

/** One ticket, selected on the board. */
export async function one(room: ControlRoom): Promise<void> {
  await room.feeder.done(ticketIntent('t1'))
  await room.console.row('t1').click()
}

/** Five tickets some hundred metres apart. */
export async function five(room: ControlRoom): Promise<void> {
  const at = (i: number) => siteAt(51.2 + i * 0.003, 71.44 + i * 0.004)
  await room.feeder.done(...[0, 1, 2, 3, 4].map((i) => ticketIntent(`t${i + 1}`, { site: at(i) })))
  await expect(room.console.row('t5')).toBeVisible()
}

export const fiveGiven = (room: ControlRoom) => [1, 2, 3, 4, 5].every((n) => holder(room, `t${n}`) !== null)

export function marked(page: Page, count: number): () => Promise<boolean> {
  return () => page.locator('[data-testid=marked-bar]', { hasText: `${count} tickets` }).isVisible()
}

/** Four tickets in the queue, and the one that is looked for: somebody has it already. */
export async function wanted(room: ControlRoom, page: Page): Promise<void> {
  await room.feeder.done(
    ...[1, 2, 3, 4].map((n) => ticketIntent(`t${n}`)),
    ticketIntent('wanted', {
      customer: { name: '王小明', nameLatin: 'Wang Xiaoming', phone: '+7 701 55 44' },
      site: { ...siteAt(51.17, 71.44), address: 'проспект Абая 17', addressLatin: 'Abai Avenue 17' },
    }),
  )
  await room.feeder.runtime.submit([assignIntent('wanted', 'w01')], anna)
  await expect(page.locator('[data-technician=w01] [data-testid=load]')).toContainText('1/')
  await expect(room.console.row('t4')).toBeVisible()
}

export function isOpened(id: string): (room: ControlRoom) => Promise<boolean> {
  return (room) => room.console.row(id).and(room.console.page.locator('[aria-selected=true]')).isVisible()
}

/** t1 is breached, and its alarm is there. */
export async function breached(room: ControlRoom): Promise<void> {
  await room.feeder.done(ticketIntent('t1', {}, Date.now() - 3 * hour), ticketIntent('t2'))
  await expect.poll(() => confirmed(room).get('alarm', 'sla:t1')?.type).toBe('sla-due')
}

/** The same, and the console's line tells of it. */
export async function alarmed(room: ControlRoom, page: Page): Promise<void> {
  await breached(room)
  await expect(page.locator('[data-testid=alarm-line]')).toContainText('breached')
}
