// What a real relay tells out of its SQLite file to real seats: every edit with its seat, tickets that have left, and nothing
// to a phone.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import { mostEarlier, mostLogged } from '../../shared/wire/history.ts'
import { keepPast, pastSite } from '../support/past-store.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, technicianIntent, TestPhone, TestSeat, ticketIntent, feeder } from '../support/seats.ts'

let folder: string
let relay: RelayProcess
const seats: TestSeat[] = []
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-history-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await keepPast(relay.data, mostEarlier)
  await relay.start()
})
afterEach(async () => {
  for (const seat of seats.splice(0)) await seat.stop()
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(name: string, actor: typeof anna): Promise<TestSeat> {
  const own = path.join(folder, name)
  const seat = await TestSeat.open(own, await enrolSeat(relay, own, 'console', [actor]))
  seats.push(seat)
  await seat.live()
  return seat
}
type Priority = TicketFacts['priority']
const edit = (from: Priority, to: Priority) =>
  intent('edit-ticket', { ticketId: 't1', fields: { priority: { from, to } } }, {})
const site = { address: pastSite.address, place: pastSite.place }

describe('a relay is asked about the past', { timeout: 60_000 }, () => {
  test('[DET4] two edits of one field are both there, with who made them at which seat; also after a restart', async () => {
    const first = await open('Desk 1', anna)
    const second = await open('Desk 2', bea)
    await first.done(ticketIntent('t1'))
    await first.done(edit(3, 1))
    await second.done(edit(1, 2))
    const told = async () => {
      const log = await second.runtime.ticketLog('t1')
      expect([log?.more, log?.at]).toEqual([false, log?.commits.at(-1)?.at])
      return log?.commits.map(({ label, actor, name, entries }) => [
        label,
        actor.name,
        name,
        ...entries.map(({ what, from, to }) => [what, from, to].filter((each) => each !== undefined).join(' ')),
      ])
    }
    const expected = [
      ['Desk 1', 'Anna', 'create-ticket', 'created'],
      ['Desk 1', 'Anna', 'edit-ticket', 'edited 3 1'],
      ['Desk 2', 'Bea', 'edit-ticket', 'edited 1 2'],
    ]
    expect(await told()).toEqual(expected)
    await relay.stop()
    expect(await second.runtime.ticketLog('t1')).toBeNull()
    await relay.start()
    await second.live()
    expect(await told()).toEqual(expected)
  })

  test('[DET4] [DET6] tickets that have left the state are found, at their site and with all that happened to them', async () => {
    const desk = await open('Desk 1', anna)
    expect(desk.replica.get('ticket', 'past-1')).toBeUndefined()
    const earlier = await desk.runtime.earlierTickets(site)
    expect([earlier?.more, earlier?.tickets.length]).toEqual([true, mostEarlier])
    expect(earlier?.tickets.slice(0, 3)).toMatchObject([
      { id: 'past-2', state: 'cancelled', summary: 'Lamp out', technicianIds: [] },
      { id: 'past-1', state: 'resolved', summary: 'Main switch burnt', technicianIds: ['k1'] },
      { id: `more-${mostEarlier - 1}` },
    ])
    const log = await desk.runtime.ticketLog('past-1')
    expect(log?.commits.flatMap(({ entries }) => entries.map(({ what }) => what))).toEqual([
      'created',
      'offered',
      'accepted',
      'on-site',
      'done',
      'resolved',
    ])
    const far = { address: 'Nowhere 1', place: { lat: 50, lon: 70 } }
    expect(await desk.runtime.earlierTickets(far)).toEqual({ more: false, tickets: [] })
    expect(await desk.runtime.ticketLog('nobody')).toMatchObject({ more: false, commits: [] })
  })

  test('[DET4] of a ticket with very many commits the newest are told, and that there are more', async () => {
    const desk = await open('Desk 1', anna)
    await desk.done(ticketIntent('t1'))
    const texts = Array.from({ length: mostLogged + 5 }, (_, i) => `Note ${i}`)
    for (let at = 0; at < texts.length; at += 100)
      await desk.done(
        ...texts
          .slice(at, at + 100)
          .map((text, i) => intent('add-note', { ticketId: 't1', noteId: `n${at + i}`, text }, {})),
      )
    const log = await desk.runtime.ticketLog('t1')
    expect([log?.more, log?.commits.length]).toEqual([true, mostLogged])
    expect(log?.commits.at(-1)?.entries).toMatchObject([{ what: 'noted', text: texts.at(-1) }])
  })

  test('[DET7] a phone, which sees its part, is told nothing', async () => {
    const desk = await open('Desk 1', feeder)
    await desk.done(technicianIntent(1), ticketIntent('t1'))
    const phone = await TestPhone.open(relay, path.join(folder, 'phone'), 'w01')
    seats.push(phone.seat)
    await phone.seat.live()
    expect(await phone.seat.runtime.ticketLog('t1')).toBeNull()
    expect(await phone.seat.runtime.earlierTickets(site)).toBeNull()
    expect((await desk.runtime.ticketLog('t1'))?.commits).toHaveLength(1)
  })
})
