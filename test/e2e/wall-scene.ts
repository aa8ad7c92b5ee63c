// A control room with something in every corner of the wall.
import path from 'node:path'
import { CountFile } from '../../electron/history/count-file.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import { defaultPolicies } from '../../shared/sla/policy.ts'
import { anna, assignIntent, ticketIntent } from '../support/seats.ts'
import type { ControlRoom } from './control-room.ts'

export type PlannedLight = 'red' | 'yellow' | 'green'
export interface Planned {
  ticketId: string
  area: string
  policy: string
  light: PlannedLight
}

export const areas = [
  'north',
  'south',
  'east',
  'west',
  'centre',
  'north-west',
  'north-east',
  'south-west',
  'south-east',
  'Port and customs yard',
  'Airport',
  'Old town',
]

const asked: Record<string, Partial<TicketFacts>> = {
  enquiry: { category: 'enquiry' },
  urgent: { priority: 1 },
  'fault-platinum': { priority: 2, tier: 'platinum' },
  fault: { priority: 2 },
  normal: { priority: 3 },
  planned: { priority: 4 },
}
/** Parts of the respond clock that are over. */
const used = { red: 1.2, yellow: 0.77, green: 0.1 }

/** Some lights in each cell, and some cells empty: another mixture everywhere. */
export function plan(): Planned[] {
  const tickets: Planned[] = []
  for (const [i, area] of areas.entries())
    for (const [j, { id: policy }] of defaultPolicies.entries()) {
      const worst = (i * 5 + j * 7) % 4
      const lights = ([[], ['green'], ['yellow', 'green', 'green'], ['red', 'yellow', 'green']] as const)[worst]!
      // The last areas burn least: they are those that do not fit.
      for (const light of i > 9 && worst > 1 ? (['green'] as const) : lights)
        tickets.push({ ticketId: `t${tickets.length}`, area, policy, light })
    }
  // One cell is full.
  for (const [light, count] of [
    ['red', 12],
    ['yellow', 13],
    ['green', 111],
  ] as const)
    for (let i = 0; i < count; i++)
      tickets.push({ ticketId: `t${tickets.length}`, area: 'west', policy: 'normal', light })
  return tickets
}

export function planned({ ticketId, area, policy, light }: Planned, now: number): Intent {
  const target = defaultPolicies.find(({ id }) => id === policy)!.targets.respond.ms
  const facts = {
    ...asked[policy],
    site: { address: 'Abai 1', addressLatin: null, area, place: { lat: 51.17, lon: 71.44 } },
  }
  return ticketIntent(ticketId, facts, now - Math.round(target * used[light]))
}

/** The work of some tickets has come to several points. */
export async function somethingOfEverything({ feeder, phones }: ControlRoom, tickets: Planned[]): Promise<void> {
  const of = (light: PlannedLight, policy: string) =>
    tickets.filter((one) => one.light === light && one.policy === policy).map(({ ticketId }) => ticketId)
  const work = [...of('yellow', 'urgent'), ...of('yellow', 'fault'), ...of('yellow', 'enquiry')]
  const give = (i: number, technician: string) => assignIntent(work[i]!, technician, `v${i}`)
  await feeder.runtime.submit([give(0, 'w01'), give(1, 'w02'), give(2, 'w03'), give(3, 'w04'), give(4, 'w05')], anna)
  const phone = (id: string) => phones.get(id)!.seat
  for (const [id, visit] of [
    ['w01', 'v0'],
    ['w02', 'v1'],
    ['w03', 'v2'],
    ['w04', 'v3'],
  ] as const) {
    while (!phone(id).replica.get('visit', visit)) await new Promise((done) => setTimeout(done, 50))
    if (id === 'w01') await phone(id).done(intent('decline-visit', { visitId: visit, reason: 'too-far' }, {}))
    if (id === 'w02') await phone(id).done(intent('accept-visit', { visitId: visit }, {}))
    if (id === 'w03') await phone(id).done(intent('report-status', { visitId: visit, status: 'travelling' }, {}))
    if (id === 'w04')
      for (const status of ['travelling', 'on-site'] as const)
        await phone(id).done(intent('report-status', { visitId: visit, status }, {}))
  }
  const gone = of('green', 'planned')
  await feeder.runtime.submit(
    [
      intent('resolve-ticket', { ticketId: gone[0]!, resolution: 'done' }, { visitId: null }),
      intent('pause-clocks', { ticketId: work[1]!, pauseId: 'p1', reason: 'parts', note: '', endsBy: null }, {}),
    ],
    anna,
  )
}

/** Twelve hours with an hour's gap, and the same hours of last week. */
export async function pastOf({ folder }: ControlRoom, now: number, lastWeek: boolean): Promise<void> {
  const file = await CountFile.open(path.join(folder, 'console', 'counts'), () => {})
  const minute = Math.floor(now / 60_000)
  const wave = (i: number, high: number) =>
    Math.round(high * (0.6 + 0.4 * Math.sin(i / 90)) * (0.9 + 0.1 * Math.sin(i / 7)))
  for (let i = 0; i < 720; i++) {
    const at = minute - 720 + i
    if (i < 300 || i > 360)
      await file.add(at, { open: wave(i, 130), atRisk: wave(i + 40, 40), breached: wave(i + 90, 30) })
    if (lastWeek)
      await file.add(at - 7 * 24 * 60, { open: wave(i + 60, 110), atRisk: wave(i, 45), breached: wave(i, 18) })
  }
  await file.close()
}
