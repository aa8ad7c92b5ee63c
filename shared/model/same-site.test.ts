import { describe, expect, test } from 'vitest'
import { knownCaller } from './known-caller.ts'
import { duplicatesOf, isSameSite, ticketsOfSite } from './same-site.ts'
import { intent } from '../commands/decide.ts'
import { facts, minutes, World } from '../../test/support/world.ts'

const place = { lat: 51.17, lon: 71.44 }
const site = (address: string, lat = place.lat, lon = place.lon) => ({
  address,
  addressLatin: null,
  area: 'north',
  place: { lat, lon },
})
/** Metres to the east at this latitude. */
const east = (metres: number) => place.lon + metres / (111_195 * Math.cos((place.lat * Math.PI) / 180))

describe('[CAL7] the same site', () => {
  test('within 50 m, whatever the address says', () => {
    expect(isSameSite(site('A 1'), site('B 2', place.lat, east(49)))).toBe(true)
    expect(isSameSite(site('A 1'), site('B 2', place.lat, east(51)))).toBe(false)
    expect(isSameSite(site('A 1'), site('B 2', place.lat + 49 / 111_195))).toBe(true)
    expect(isSameSite(site('A 1'), site('B 2', place.lat + 51 / 111_195))).toBe(false)
  })

  test('the same address, however it is spelt', () => {
    const far = place.lat + 0.1
    expect(isSameSite(site('улица Кенесары, 40'), site('улица Кенесары 40', far))).toBe(true)
    expect(isSameSite(site('Қабанбай 12Б'), site('кабанбай 12б', far))).toBe(true)
    expect(isSameSite(site('人民路１２'), site('人民路12', far))).toBe(true)
    expect(isSameSite(site('人民路１２'), site('人民路13', far))).toBe(false)
    expect(isSameSite(site('улица Кенесары, 40'), site('улица Кенесары, 4', far))).toBe(false)
    expect(isSameSite(site('улица Кенесары, 40'), site('улица Абая, 40', far))).toBe(false)
  })
})

function world(): World {
  const all = new World()
  const make = (id: string, change: object) => all.wait(minutes).ticket(id, { category: 'water', ...change })
  make('here', { site: site('A 1') })
  make('near', { site: site('B 2', place.lat, east(20)) })
  make('other-kind', { site: site('A 1'), category: 'lift' })
  make('elsewhere', { site: site('C 3', 51.2) })
  make('over', { site: site('A 1') })
  all.wait(minutes).does(intent('cancel-ticket', { ticketId: 'over', reason: 'x' }, {}))
  return all
}

test('[CAL7] duplicates are open, of this site and category, oldest first', () => {
  const tickets = [...world().state.values('ticket')].reverse()
  expect(duplicatesOf(tickets, site('A 1'), 'water').map(({ id }) => id)).toEqual(['here', 'near'])
  expect(duplicatesOf(tickets, site('A 1'), 'network')).toEqual([])
})

test('[DET2] the tickets of a site: not itself, open ones first, then the latest', () => {
  const all = world()
  const tickets = [...all.state.values('ticket')]
  expect(ticketsOfSite(tickets, all.get('ticket', 'here')).map(({ id }) => id)).toEqual(['other-kind', 'near', 'over'])
})

describe('[CAL4] a known caller', () => {
  const all = new World()
  const call = (id: string, phone: string, name: string, address: string, lat: number) =>
    all.wait(minutes).ticket(id, { customer: { name, nameLatin: null, phone }, site: site(address, lat) })
  call('t1', '+7 000 200 11 22', 'Bakery', 'A 1', 51.1)
  call('t2', '8 (000) 200-11-22', 'Bakery', 'B 2', 51.2)
  call('t3', '+7 000 200 11 22', 'Bakery', 'B 2', 51.2)
  call('t4', '+7 000 399 11 22', 'School', 'C 3', 51.3)
  call('t5', '', 'Nobody', 'D 4', 51.4)
  const known = (phone: string) => knownCaller(all.state.values('ticket'), phone)?.tickets.map(({ id }) => id) ?? null

  test('by the last ten digits, however they are written, latest first', () => {
    for (const phone of ['+70002001122', '80002001122', '000 200 11 22', '００02001122'])
      expect(known(phone)).toEqual(['t3', 't2', 't1'])
  })

  test('by fewer digits when only one customer has them', () => {
    expect(known('200 11 22')).toEqual(['t3', 't2', 't1'])
    expect(known('99 11 22')).toEqual(['t4'])
    expect(known('11 22')).toBeNull()
    expect(known('9 11 22')).toBeNull()
    expect(known('')).toBeNull()
    expect(known('999 99 99')).toBeNull()
    all.ticket('t6', { ...facts(), customer: { name: 'Shop', nameLatin: null, phone: '+7 111 200 11 22' } })
    expect(known('200 11 22')).toBeNull()
  })

  test('with each site once', () => {
    expect(knownCaller(all.state.values('ticket'), '0002001122')!.sites.map(({ address }) => address)).toEqual([
      'B 2',
      'A 1',
    ])
  })
})
