// What every store of the relay must do. Run by the test of each.
import { historyOf, noHistory } from '../../server/store/history-rows.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store, StoredAnswer, StoredSeat } from '../../server/store/store.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change } from '../../shared/model/entities.ts'
import { kinds } from '../../shared/model/entities.ts'
import { archiveAfterMs } from '../../shared/model/ticket.ts'
import {
  actor,
  contents,
  facts,
  hours,
  minutes,
  morning,
  note,
  reassign,
  smallWorld,
  type World,
} from '../support/world.ts'
import { batchOf, inBatches } from '../support/in-batches.ts'

export interface StoreUnderTest {
  /** Opens the same store again; the first time a new one. The one before is closed. */
  open(): Promise<Store>
  /** Removes what it left behind. */
  remove(): Promise<void>
}

/** @param whyNot why it cannot be tested here, for whoever reads what was skipped; null: it can */
export function storeContract(
  name: string,
  prepare: () => Promise<StoreUnderTest>,
  whyNot: string | null = null,
): void {
  if (whyNot !== null) process.stderr.write(`skipped: ${name}: ${whyNot}\n`)
  describe.skipIf(whyNot !== null)(`${name} keeps the contract of a store`, () => {
    let place: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      place = await prepare()
      store = await place.open()
    })
    afterEach(async () => {
      await store.close()
      await place.remove()
    })
    const reopen = async () => {
      await store.close()
      store = await place.open()
    }

    test('[STO1] empty at first, with an epoch of its own that stays', async () => {
      const first = await store.start(10)
      expect(first).toMatchObject({ recent: [], seats: [], cursors: {} })
      for (const kind of kinds) expect(first.entities[kind]).toEqual([])
      expect(first.epoch).toMatch(/^.{8,64}$/)
      await reopen()
      expect((await store.start(10)).epoch).toBe(first.epoch)
    })

    test('[STO2] a batch is there after opening again: commits, entities, answers, and how far each seat has come', async () => {
      const world = smallWorld().assign('t1', 'v1', 'w1')
      await store.addSeat(seat('console-1'))
      await store.addSeat(seat('phone-1', 'w1'))
      await store.write(batchOf(world, [answer('console-1', 1), answer('console-1', 2)]))
      await reopen()
      const start = await store.start(100)
      expect(start.recent).toEqual(world.commits)
      expect(sorted(start.entities)).toEqual(contents(world.state))
      expect(new Map(start.seats.map((seat) => [seat.seat, seat]))).toEqual(
        new Map([
          ['console-1', { ...seat('console-1'), lastN: 2 }],
          ['phone-1', seat('phone-1', 'w1')],
        ]),
      )
      expect(await store.answer('console-1', 2)).toEqual(answer('console-1', 2))
    })

    test('[STO3] entities are as the last batch left them', async () => {
      const world = smallWorld()
      await store.write(batchOf(world))
      const seen = world.commits.length
      world.assign('t1', 'v1', 'w1')
      await store.write({
        ...batchOf(world),
        commits: world.commits.slice(seen),
        history: historyOf(world.commits, seen),
      })
      const gone: Change = { kind: 'technician', id: 'w2', value: null }
      await store.write({ commits: [], answers: [], changes: [gone], history: noHistory() })
      const { entities } = await store.start(0)
      expect(entities.ticket.find(({ id }) => id === 't1')).toMatchObject({ state: 'planned', openVisitId: 'v1' })
      expect(entities.technician.map(({ id }) => id)).toEqual(['w1'])
    })

    test('[STO4] all of a batch or nothing', async () => {
      const world = smallWorld()
      await store.addSeat(seat('console-1'))
      await store.write(batchOf(world, [answer('console-1', 1)]))
      const before = await store.start(100)
      const more = { ...world.commits[0]!, seq: world.commits.length + 1, id: 'more' }
      const changes: Change[] = [{ kind: 'ticket', id: 't1', value: null }]
      // The number of the second answer is used up, so neither the first nor the commit may be kept.
      const answers = [answer('console-1', 2), answer('console-1', 1, 'other')]
      await expect(store.write({ commits: [more], answers, changes, history: noHistory() })).rejects.toThrow(
        /unique|already/i,
      )
      await expect(
        store.write({ commits: [more, world.commits[0]!], answers: [], changes, history: noHistory() }),
      ).rejects.toThrow(/unique|already/i)
      expect(await store.start(100)).toEqual(before)
      expect(await store.answer('console-1', 2)).toBeUndefined()
      expect(await store.answer('console-1', 1)).toEqual(answer('console-1', 1))
    })

    test('[STO5] the newest commits, oldest first, no more than asked for; and the log from any seq on', async () => {
      const world = smallWorld().assign('t1', 'v1', 'w1').assign('t2', 'v2', 'w2')
      await store.write(batchOf(world))
      expect((await store.start(2)).recent.map(({ seq }) => seq)).toEqual([5, 6])
      expect((await store.start(0)).recent).toEqual([])
      expect((await store.commits(0, 3)).map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(await store.commits(4, 100)).toEqual(world.commits.slice(4))
      expect(await store.commits(6, 100)).toEqual([])
    })

    test('[STO6] answers by seat and number; of each kind', async () => {
      const kept: StoredAnswer[] = [
        { ...answer('console-1', 1), result: { kind: 'accepted', seq: 4 } },
        { ...answer('console-1', 2), result: { kind: 'changed', seq: 5 } },
        { ...answer('console-2', 1), result: { kind: 'unchanged', seq: 5 } },
        {
          ...answer('console-2', 2),
          result: {
            kind: 'refused',
            seq: 5,
            code: 'technicianLacksSkill',
            facts: { skills: ['a', 'b'], from: null, at: 7 },
          },
        },
      ]
      await store.write({ commits: [], changes: [], answers: kept, history: noHistory() })
      for (const one of kept) expect(await store.answer(one.seat, one.n)).toEqual(one)
      expect(await store.answer('console-1', 3)).toBeUndefined()
      expect(await store.answer('console-3', 1)).toBeUndefined()
    })

    test('[STO7] a group bigger than one statement takes', async () => {
      const world = smallWorld()
      for (let i = 0; i < 400; i++) world.ticket(`bulk-${i}`)
      const answers = world.commits.map(({ seq }) => answer('console-1', seq))
      await store.write(batchOf(world, answers))
      const start = await store.start(1_000)
      expect(start.recent).toEqual(world.commits)
      expect(start.entities.ticket).toHaveLength(402)
      expect(await store.answer('console-1', 404)).toEqual(answer('console-1', 404))
    })

    test('[STO8] texts of every script come back as they were', async () => {
      const text = '空调不制冷 — “Ärger” 😀 \u0000\u2028 \' " \\ %s ? $1'
      const world = smallWorld().does(intent('add-note', { ticketId: 't1', noteId: 'n1', text }, {}))
      const label = text.replaceAll('\u0000', '')
      await store.addSeat({ ...seat('console-1'), label })
      await store.write(batchOf(world))
      await reopen()
      const start = await store.start(100)
      expect(start.entities.ticket.find(({ id }) => id === 't1')?.notes[0]?.text).toBe(text)
      expect(start.recent.at(-1)).toEqual(world.commits.at(-1))
      expect(start.seats[0]?.label).toBe(label)
    })

    test('[STO9] cursors: the last one set, each under its name', async () => {
      await store.setCursor('delivery', 3)
      await store.setCursor('webhooks', 1)
      await store.setCursor('delivery', 9)
      await reopen()
      expect((await store.start(0)).cursors).toEqual({ delivery: 9, webhooks: 1 })
    })

    test('[STO10] a seat is added once', async () => {
      await store.addSeat(seat('console-1'))
      await expect(store.addSeat(seat('console-1'))).rejects.toThrow(/unique|already/i)
    })

    test('[STO11] what is read is its own: changing it changes nothing that is kept', async () => {
      const world = smallWorld()
      await store.write(batchOf(world))
      const start = await store.start(1)
      start.entities.ticket[0]!.summary = 'changed behind the store'
      start.recent[0]!.events.length = 0
      const again = await store.start(1)
      expect(again.entities.ticket[0]!.summary).toBe('No cooling')
      expect(again.recent[0]!.events).not.toEqual([])
    })

    test('[STO12] calls that are made together are done in their order', async () => {
      const world = smallWorld()
      const seqs = world.commits.map(({ seq }) => seq)
      const writes = world.commits.map((commit) =>
        store.write({ commits: [commit], answers: [], changes: [], history: noHistory() }),
      )
      const after = store.commits(0, 100)
      await Promise.all(writes)
      expect((await after).map(({ seq }) => seq)).toEqual(seqs)
    })

    test('[STO17] the commits that the history of a ticket shows: the newest up to a seq, also when it has left the state', async () => {
      const world = smallWorld()
      const write = inBatches(store, world)
      await write()
      // An offer and what becomes of it in one batch, then in another than the offer.
      await write(world.wait(minutes).assign('t1', 'v1', 'w1').assign('t2', 'x1', 'w2'))
      await write(
        world
          .wait(minutes)
          .does(reassign('t1', 'v1', 'v2', 'w2'))
          .report('v2', 'travelling'),
      )
      await write(world.wait(minutes).report('v2', 'on-site').does(note('n1')).report('x1', 'travelling'))
      const resolve = intent('resolve-ticket', { ticketId: 't1', resolution: 'Done' }, { visitId: 'v2' })
      await write(world.wait(minutes).does(resolve, { phone: 'w2' }))
      const about = ['create-ticket', 'assign-ticket', 'reassign-ticket', 'report-status', 'report-status', 'add-note']
      const names = async (upTo: number, limit: number, ticketId = 't1') =>
        (await store.ticketCommits(ticketId, upTo, limit)).map(({ name }) => name)
      expect(await names(100, 100)).toEqual([...about, 'resolve-ticket'])
      await write(world.wait(8 * 24 * hours).does(intent('archive-ticket', { ticketId: 't1' }, {}), { role: 'rule' }))
      await reopen()
      const all = await store.ticketCommits('t1', 100, 100)
      expect(all.map(({ name }) => name)).toEqual([...about, 'resolve-ticket'])
      expect(world.commits).toEqual(expect.arrayContaining(all))
      expect(await names(all.at(-2)!.seq, 100)).toEqual(about)
      expect(await names(100, 2)).toEqual(['add-note', 'resolve-ticket'])
      expect(await names(100, 100, 't2')).toEqual(['create-ticket', 'assign-ticket', 'report-status'])
      expect(await names(100, 100, 'nobody')).toEqual([])
    })

    test('[STO18] tickets that have left the state are found by their site, the latest first', async () => {
      const world = smallWorld()
      const write = inBatches(store, world)
      const { site } = facts()
      const near = { ...site, address: 'Hinterhof', place: { lat: 52.5003, lon: 13.4003 } }
      const same = { ...site, address: 'hauptstraße, 1', place: { lat: 52.6, lon: 13.4 } }
      // In the corner of the square around it, and not within the circle.
      const corner = { ...site, address: 'Eck 7', place: { lat: 52.50044, lon: 13.40072 } }
      world.ticket('near', { site: near }).ticket('same', { site: same }).ticket('corner', { site: corner })
      await write()
      const end = async (ticketId: string, at = archiveAfterMs) => {
        world.wait(minutes).does(intent('cancel-ticket', { ticketId, reason: 'Not needed' }, {}))
        await write()
        world.wait(at).does(intent('archive-ticket', { ticketId }, {}), { role: 'rule' })
        await write()
      }
      world
        .assign('t1', 'v1', 'w1')
        .does(reassign('t1', 'v1', 'v2', 'w2'))
        .report('v2', 'on-site')
      world.does(intent('resolve-ticket', { ticketId: 't1', resolution: 'Done' }, { visitId: 'v2' }), { phone: 'w2' })
      const endedAt = world.now
      await write(world)
      await write(world.wait(8 * 24 * hours).does(intent('archive-ticket', { ticketId: 't1' }, {}), { role: 'rule' }))
      for (const ticketId of ['near', 'same', 'corner']) await end(ticketId)
      // An id that is free again may be given to another ticket: the last that has left is found.
      world.ticket('near', { site: near, summary: 'Another one' })
      await write()
      await end('near')
      await reopen()
      const ids = async (upTo: number, limit: number) => {
        const { tickets, more } = await store.earlierTickets(site, upTo, limit)
        return [...tickets.map(({ id }) => id), more]
      }
      expect(await ids(1_000, 50)).toEqual(['near', 'same', 't1', false])
      expect((await store.earlierTickets(site, 1_000, 1)).tickets).toMatchObject([{ summary: 'Another one' }])
      expect(await ids(1_000, 2)).toEqual(['near', 'same', true])
      const left = world.commits.findIndex(({ name }) => name === 'archive-ticket') + 1
      expect(await ids(left, 50)).toEqual(['t1', false])
      expect(await ids(left - 1, 50)).toEqual([false])
      const [first] = (await store.earlierTickets(site, left, 50)).tickets
      const { number, summary } = world.commits.flatMap(createdT1)[0]!
      // Only who was there, and not who was sent and called back.
      const told = { id: 't1', number, summary, state: 'resolved', endedAt, technicianIds: ['w2'] }
      expect(first).toEqual(told)
    })
  })
}

function seat(id: string, technicianId: string | null = null): StoredSeat {
  return {
    seat: id,
    kind: technicianId === null ? 'console' : 'phone',
    label: `Seat ${id}`,
    actors: [actor(technicianId === null ? 'dispatcher' : 'technician')],
    technicianId,
    credentialHash: 'ab'.repeat(32),
    createdAt: morning,
    lastN: 0,
  }
}

function answer(seat: string, n: number, id = `${seat}-${n}`): StoredAnswer {
  return { seat, n, id, result: { kind: 'accepted', seq: n }, at: morning }
}

function createdT1({ events }: World['commits'][number]) {
  return events.flatMap((event) =>
    event.type === 'ticketCreated' && event.ticketId === 't1'
      ? [{ number: event.number, summary: event.facts.summary }]
      : [],
  )
}

function sorted(entities: ReturnType<typeof contents>): ReturnType<typeof contents> {
  const lists = Object.entries(entities).map(([kind, list]) => [kind, [...list].sort((a, b) => (a.id < b.id ? -1 : 1))])
  return Object.fromEntries(lists) as ReturnType<typeof contents>
}
