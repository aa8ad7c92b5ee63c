import { describe, expect, test } from 'vitest'
import { deeds, ticketHistory, type HistoryEntry } from './ticket-history.ts'
import { loggedDeeds, ticketsShown } from './ticket-log.ts'
import { fieldOf } from './ticket-fields.ts'
import { ticketLogSchema } from '../wire/history.ts'
import { intent } from '../commands/decide.ts'
import { facts, hours, minutes, morning, reassign, smallWorld, World } from '../../test/support/world.ts'

function logged(world: World, ticketId = 't1') {
  const visitOf = (id: string) => world.state.get('visit', id)
  const about = world.commits.filter((commit) => ticketsShown(commit, (id) => visitOf(id)?.ticketId).has(ticketId))
  return loggedDeeds(ticketId, about, () => undefined)
}
const edit = (field: string, from: unknown, to: unknown) =>
  intent('edit-ticket', { ticketId: 't1', fields: { [field]: { from, to } } }, {})

function longWay(): World {
  const world = smallWorld()
  world.does(intent('create-ticket', { ticketId: 't9', facts: facts(), reportedAt: morning - hours }, {}))
  world.wait(minutes).assign('t1', 'v1', 'w1').assign('t2', 'x1', 'w1')
  world.wait(minutes).does(intent('decline-visit', { visitId: 'v1', reason: 'too-far' }, {}), { phone: 'w1' })
  world.wait(minutes).assign('t1', 'v2', 'w1')
  world.wait(minutes).does(reassign('t1', 'v2', 'v3', 'w2'))
  world.wait(minutes).does(intent('accept-visit', { visitId: 'v3' }, {}), { phone: 'w2' })
  world.wait(minutes).does(intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'Dog in the yard' }, {}))
  world.wait(minutes).does(edit('access', '', 'Key at 12'))
  world.wait(minutes).report('v3', 'travelling')
  world.wait(minutes).report('v3', 'on-site')
  world.now = Math.max(world.now, world.get('ticket', 't1').clocks.resolve.yellowAt)
  world.does(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' })
  const pause = { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: 'seal', endsBy: null } as const
  world.wait(minutes).does(intent('pause-clocks', pause, {}))
  world
    .wait(minutes)
    .does(intent('resolve-ticket', { ticketId: 't1', resolution: 'Pump replaced' }, { visitId: 'v3' }), { phone: 'w2' })
  return world
}

describe('[DET4] the history of a ticket by the log', () => {
  test('holds all that the entities tell, each in its commit', () => {
    const world = longWay()
    for (const ticketId of ['t1', 't9']) {
      const ticket = world.get('ticket', ticketId)
      const short = ticketHistory(
        ticket,
        ticket.visitIds.map((id) => world.get('visit', id)),
      )
      const whole = logged(world, ticketId).flatMap(({ entries }) => entries)
      const plain = ({ by: _by, from: _from, to: _to, ...entry }: HistoryEntry) => entry
      const byTime = (a: HistoryEntry, b: HistoryEntry) => a.at - b.at || deeds.indexOf(a.what) - deeds.indexOf(b.what)
      expect(whole.toSorted(byTime).map(plain)).toEqual(short.map(plain))
    }
    expect(new Set(logged(world).flatMap(({ entries }) => entries.map(({ what }) => what))).size).toBe(14)
  })

  test('knows every edit of one field, with what it was, who it was and at which seat', () => {
    const world = smallWorld().does(edit('priority', 3, 1), { seat: 'console-2', name: 'Bea' })
    world.wait(minutes).does(edit('priority', 1, 2), { seat: 'console-3' })
    world.wait(minutes).does(edit('access', '', 'Key'))
    const edits = logged(world).slice(1)
    expect(edits.map(({ seat, name, entries }) => [seat, name, ...entries])).toMatchObject([
      ['console-2', 'edit-ticket', { by: { name: 'Bea' }, field: 'priority', from: '3', to: '1', at: morning }],
      ['console-3', 'edit-ticket', { by: { name: 'Anna' }, field: 'priority', from: '1', to: '2' }],
      ['console-1', 'edit-ticket', { field: 'access', from: '', to: 'Key' }],
    ])
  })

  test('knows what a ticket was corrected from, also what it came in with', () => {
    const world = new World().ticket('t1', { contract: 'RV-7' })
    const fields = {
      category: { from: 'fault', to: 'water' },
      tier: { from: 'standard', to: 'gold' },
      contract: { from: 'RV-7', to: '' },
      zone: { from: '', to: 'Asia/Almaty' },
    } as const
    world.does(intent('edit-ticket', { ticketId: 't1', fields }, {}))
    world.does(edit('zone', 'Asia/Almaty', ''))
    const entries = logged(world).flatMap((commit) => commit.entries)
    expect(entries.flatMap(({ field, from, to }) => (field ? [[field, from, to]] : []))).toEqual([
      ['category', 'fault', 'water'],
      ['zone', '', 'Asia/Almaty'],
      ['tier', 'standard', 'gold'],
      ['contract', 'RV-7', ''],
      ['zone', 'Asia/Almaty', ''],
    ])
  })

  test('tells an address as it is read, and a name', () => {
    const world = smallWorld()
    const was = world.get('ticket', 't1')
    const to = { ...fieldOf(was, 'site'), address: 'улица Кумкент 12', addressLatin: 'Kumkent Street 12' }
    const customer = { from: fieldOf(was, 'customer'), to: { name: 'Bank', nameLatin: null } }
    const fields = { site: { from: fieldOf(was, 'site'), to }, customer }
    world.does(intent('edit-ticket', { ticketId: 't1', fields }, {}))
    expect(logged(world).at(-1)?.entries).toMatchObject([
      { field: 'site', from: 'Hauptstraße 1', to: 'Kumkent Street 12' },
      { field: 'customer', from: 'Bäckerei Süd', to: 'Bank' },
    ])
  })

  test('tells nothing of other tickets, nor of what nobody reads: what was sent, reckoned, or put in another order', () => {
    const world = longWay()
    expect(logged(world, 't2').flatMap(({ entries }) => entries.map(({ what }) => what))).toEqual([
      'created',
      'offered',
    ])
    world.does(intent('record-sent', { technicianId: 'w1', offers: ['x1'], recalls: [], routeRevision: 9 }, {}), {
      role: 'rule',
    })
    expect(logged(world, 't2')).toHaveLength(2)
  })

  test('of commits whose beginning is cut off it still says who was sent', () => {
    const world = longWay()
    const late = world.commits.filter(({ name }) => name === 'report-status')
    const told = loggedDeeds('t1', late, (id) => world.state.get('visit', id)?.technicianId)
    expect(told.map(({ entries }) => entries[0]?.technicianId)).toEqual(['w2', 'w2'])
    expect(loggedDeeds('t1', late, () => undefined)).toEqual([])
  })

  test('can be told over the wire', () => {
    const commits = logged(longWay()).map((commit) => ({ ...commit, label: 'Desk 3' }))
    const log = { at: morning, more: false, commits }
    expect(ticketLogSchema.parse(JSON.parse(JSON.stringify(log)))).toEqual(log)
  })
})
