// A control room of 50,000 tickets that differ as they do in service: customers, areas, categories, tiers and instants
// spread, so that sorting and searching have something to do.
import { EntityTables } from '../../../shared/model/entities.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { LargeCentre } from '../large-centre.ts'

export const ticketCount = 50_000

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜')
const given = Array.from('伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰')
const latin = ['Meyer', 'Khan', 'Okafor', 'Silva', 'Novak', 'Kim', 'Abenov', 'Laurent', 'Rossi', 'Zhang', 'Wang', 'Li']
const roads = [
  '解放路',
  '人民大道',
  '重庆路',
  '长安街',
  '中山北路',
  '银行街',
  '和平西路',
  '建设大街',
  '音乐厅路',
  '青年路',
]
const areas = ['north', 'south', 'east', 'west', 'centre', 'north-west', 'north-east', 'south-west', 'south-east']
const categories = ['power', 'water', 'heating-cooling', 'lift', 'network', 'appliance']
const tiers: Ticket['tier'][] = ['platinum', 'gold', 'standard']
const spread = 36 * 3_600_000

/** The instant as which the bench runs: half a day after the last ticket came. */
export function benchNow(state: EntityTables): number {
  let latest = 0
  for (const { createdAt } of state.values('ticket')) latest = Math.max(latest, createdAt)
  return latest + 3 * 3_600_000
}

export function manyTickets(count = ticketCount): EntityTables {
  const { state } = new LargeCentre().fill(count)
  let i = 0
  for (const ticket of state.values('ticket')) state.put('ticket', varied(ticket, i++))
  return state
}

/** Every clock is due so much later, ms: the ticket goes elsewhere in the order. */
export function dueLater(ticket: Ticket, ms: number): Ticket {
  const later = (clock: Ticket['clocks']['resolve']) => ({
    ...clock,
    yellowAt: Math.max(0, clock.yellowAt + ms),
    urgentAt: Math.max(0, clock.urgentAt + ms),
    dueAt: Math.max(0, clock.dueAt + ms),
  })
  const { respond, arrive, resolve } = ticket.clocks
  return { ...ticket, clocks: { respond: later(respond), arrive: later(arrive), resolve: later(resolve) } }
}

export function varied(ticket: Ticket, i: number): Ticket {
  const pick = <T>(list: readonly T[], step: number) => list[Math.floor(i / step) % list.length]!
  const name = `${pick(surnames, 1)}${pick(given, 7)}${pick(given, 31)}`
  const shift = ((i * 7_919) % 1_000) * (spread / 1_000) - spread
  const moved = (at: number) => Math.max(0, at + shift)
  const clocks = Object.fromEntries(
    Object.entries(ticket.clocks).map(([clock, one]) => [
      clock,
      {
        ...one,
        startAt: moved(one.startAt),
        yellowAt: moved(one.yellowAt),
        urgentAt: moved(one.urgentAt),
        dueAt: moved(one.dueAt),
      },
    ]),
  ) as Ticket['clocks']
  return {
    ...ticket,
    clocks,
    reportedAt: moved(ticket.reportedAt),
    category: pick(categories, 3),
    tier: pick(tiers, 5),
    customer: {
      name,
      nameLatin: `${pick(latin, 1)} ${pick(latin, 13)} ${Math.floor(i / 9)}`,
      phone: `+7 700 ${String((i * 7_919) % 1_000_000).padStart(6, '0')}`,
    },
    site: { ...ticket.site, address: `${pick(roads, 4)} ${1 + (i % 400)}号`, area: pick(areas, 2) },
  }
}
