// Turns random numbers into commands that make sense to whoever sees a given picture, with old and wrong ones among them.
import * as fc from 'fast-check'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { EntityByKind, Kind } from '../../shared/model/entities.ts'
import { fieldOf } from '../../shared/model/ticket-fields.ts'
import { openPause } from '../../shared/model/ticket.ts'
import { isOpenVisit } from '../../shared/model/visit.ts'
import { escalation, shelfMinutes } from '../../shared/alarms/registry.ts'
import { clockNames, pauseReasonList } from '../../shared/sla/pauses.ts'
import type { Target } from '../../shared/sla/policy.ts'
import { defaultSettings, type SlaSettings } from '../../shared/sla/settings.ts'
import { facts, recruit } from './world.ts'

export interface Picture {
  all<K extends Kind>(kind: K): EntityByKind[K][]
}

export interface Dice {
  what: number
  a: number
  b: number
  c: number
}
const die = fc.nat(9_999)
export const dice: fc.Arbitrary<Dice> = fc.record({ what: die, a: die, b: die, c: die }, { noNullPrototype: true })

export function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)]
}

/** What somebody in the control room might do. */
export function chooseIntent(picture: Picture, { what, a, b, c }: Dice, newId: () => string): Intent {
  const visits = picture.all('visit')
  const tickets = picture.all('ticket')
  // Mostly what fits: a ticket somebody has is taken away, one that nobody has is given, the longest route is reordered.
  const fits = tickets.filter(
    (ticket) => (ticket.openVisitId !== null) === what % 24 < 12 && ticket.state !== 'resolved',
  )
  const ticket = pick(b % 6 === 0 || fits.length === 0 ? tickets : fits, a)
  const routes = picture.all('route').sort((one, other) => other.visitIds.length - one.visitIds.length)
  const technicianId = (what % 24 < 9 ? routes[0] : pick(picture.all('technician'), b % 2 === 0 ? 0 : b))?.id ?? 'w1'
  const route = routes.find(({ id }) => id === technicianId)?.visitIds ?? []
  const old = pick(visits, c)?.id ?? null
  // One basis in eight is an old one.
  const basis = { visitId: c % 8 === 0 ? old : (ticket?.openVisitId ?? null) }
  const ticketId = ticket?.id ?? `t${a % 5}`
  const open = pick(visits.filter(isOpenVisit), a)?.id ?? 'none'
  const before = c % 3 === 0 ? (pick(route, c) ?? null) : null
  const offer = { ticketId, visitId: c % 31 === 0 && old ? old : newId(), technicianId, before }
  const override = c % 2 === 0 ? 'asked to' : null
  // Who edits has seen the present value, or an older one.
  const phone = { from: c % 5 === 0 ? '' : (ticket?.customer.phone ?? ''), to: `+49 30 ${a % 3}` }
  switch (what % 24) {
    case 0:
      return intent('create-ticket', { ticketId: `t${a % 5}`, facts: facts({ priority: 1 }), reportedAt: null }, {})
    case 1:
      return intent('create-ticket', { ticketId: newId(), facts: facts({ skills: ['gas'] }), reportedAt: a }, {})
    case 2:
      return intent('cancel-ticket', { ticketId, reason: 'no longer needed' }, {})
    case 3:
      return intent('resolve-ticket', { ticketId, resolution: 'done by phone' }, basis)
    case 4:
      return intent('add-note', { ticketId, noteId: c % 7 === 0 ? 'n' : newId(), text: 'call first' }, {})
    case 5:
    case 6:
      return intent('unassign-ticket', { ticketId }, basis)
    case 7:
    case 8:
      return intent('reroute-technician', { technicianId, visitIds: rotate(route, a) }, { visitIds: route })
    case 9:
    case 10:
    case 11:
      return intent('reassign-ticket', { ...offer, override }, basis)
    case 12:
      return intent('report-status', { visitId: open, status: c % 2 === 0 ? 'on-site' : 'travelling' }, {})
    case 13:
      return intent('accept-visit', { visitId: open }, {})
    case 22: {
      const category = { from: ticket?.category ?? 'fault', to: pick(['water', 'lift', 'gas-leak'], b)! }
      const tier = { from: ticket?.tier ?? 'standard', to: pick(['gold', 'standard'] as const, a)! } as const
      const contract = { from: ticket?.contract ?? '', to: pick(['RV-7', ''], b)! }
      const zone = { from: ticket?.site.zone ?? '', to: pick(['Asia/Almaty', 'Europe/Berlin', ''], a)! }
      const at = ticket && fieldOf(ticket, 'site')
      const site = { from: at ?? facts().site, to: { ...(at ?? facts().site), address: `Hauptstraße ${a % 3}` } }
      const who = ticket ? fieldOf(ticket, 'customer') : { name: '', nameLatin: null }
      const customer = { from: who, to: { name: ['Bank', 'Kiosk'][b % 2]!, nameLatin: null } }
      const fields = [{ phone }, { category, tier }, { contract, zone }, { category, phone }, { site, customer }][
        c % 5
      ]!
      return intent('edit-ticket', { ticketId, fields }, {})
    }
    case 23: {
      const priority = { from: ticket?.priority ?? 3, to: b % 2 === 0 ? 1 : 2 } as const
      const access = { from: ticket?.access ?? '', to: `code ${b % 3}` }
      return intent('edit-ticket', { ticketId, fields: c % 2 === 0 ? { priority } : { priority, access } }, {})
    }
    default:
      return intent('assign-ticket', { ...offer, override }, basis)
  }
}

/** What a technician might do at the phone. */
export function chooseFieldIntent(picture: Picture, { what, a, b, c }: Dice, newId: () => string): Intent {
  const visits = picture.all('visit')
  const visit = pick(c % 9 === 0 ? visits : visits.filter(isOpenVisit), a)
  const visitId = visit?.id ?? 'none'
  const ticketId = visit?.ticketId ?? 'none'
  const recalls = visits.filter(({ recall }) => recall !== null).map(({ id }) => id)
  const routeRevision = pick(picture.all('route'), 0)?.revision ?? null
  switch (what % 7) {
    case 0:
      return intent('accept-visit', { visitId }, {})
    case 1:
      return intent('decline-visit', { visitId, reason: 'overloaded' }, {})
    case 2:
      return intent('report-status', { visitId, status: 'travelling' }, {})
    case 3:
      return intent('report-status', { visitId, status: 'on-site' }, {})
    case 4:
      return intent('resolve-ticket', { ticketId, resolution: 'repaired' }, { visitId: b % 4 === 0 ? null : visitId })
    case 5:
      return intent('add-note', { ticketId, noteId: newId(), text: 'key at the neighbour' }, {})
    default:
      return intent('confirm-delivery', { offers: visits.map(({ id }) => id), recalls, routeRevision }, {})
  }
}

/** Bodies `a` and `b` are at the relay, or not: that is up to the test. */
export function chooseFileIntent(picture: Picture, { what, a, b, c }: Dice, newId: () => string): Intent {
  const tickets = picture.all('ticket')
  const filed = tickets.filter(({ files = [] }) => files.length > 0)
  const ticket = pick(what % 2 === 0 && filed.length > 0 ? filed : tickets, a)
  const ticketId = ticket?.id ?? 'none'
  if (what % 2 === 0)
    return intent('remove-file', { ticketId, fileId: pick(ticket?.files ?? [], b)?.id ?? 'none', reason: 'wrong' }, {})
  const sha256 = 'abc'.charAt(b % 3).repeat(64)
  const facts = { name: 'pump.png', type: 'image/png', bytes: 9, sha256 } as const
  return intent('attach-file', { ticketId, fileId: c % 5 === 0 ? 'f' : newId(), ...facts }, {})
}

/** What somebody does to the clocks, and what the relay does about them. */
export function chooseClockIntent(picture: Picture, { what, a, b, c }: Dice, now: number, newId: () => string): Intent {
  const tickets = picture.all('ticket')
  const paused = tickets.filter((ticket) => openPause(ticket) !== null)
  const ticket = pick(what % 8 === 1 && paused.length > 0 ? paused : tickets, a)
  const ticketId = ticket?.id ?? 'none'
  switch (what % 8) {
    case 0: {
      const endsBy = b % 2 === 0 ? null : now + b
      const reason = pick(pauseReasonList, c)!
      return intent('pause-clocks', { ticketId, pauseId: newId(), reason, note: '', endsBy }, {})
    }
    case 1:
      return intent('resume-clocks', { ticketId, pauseId: ticket?.pauses.at(-1)?.id ?? 'none' }, {})
    case 2: {
      const from = now - a * 300
      const stretch = { from, to: Math.min(now, from + b * 300), counts: c % 3 === 0 }
      const clocks = [pick(clockNames, c)!]
      return intent(
        'correct-clocks',
        { ticketId, correctionId: newId(), clocks, ...stretch, why: 'as the log says' },
        {},
      )
    }
    case 3:
      return intent('cross-thresholds', { ticketId }, {})
    case 4:
      return intent('expect-lateness', { ticketId, clock: pick(clockNames, b)!, lateAt: c % 2 === 0 ? now : null }, {})
    case 5:
      return intent('reckon-clocks', { ticketIds: tickets.map(({ id }) => id), applied: revisionOf(picture) }, {})
    default:
      return intent('configure-sla', otherSettings(b), { revision: revisionOf(picture) })
  }
}

function revisionOf(picture: Picture): number {
  return picture.all('sla')[0]?.revision ?? 0
}

/** Office hours that begin at one hour or another, for what is not urgent. */
function otherSettings(b: number): Pick<SlaSettings, 'calendars' | 'policies' | 'rules'> {
  const from = (6 + (b % 5)) * 60
  const day = [{ from, to: from + 600 }]
  const weekly = [day, day, day, day, day, [], []]
  const policies = defaultSettings.policies.map((policy) => {
    const counts = (target: Target): Target => ({ ...target, calendarId: policy.priority === 1 ? null : 'office' })
    const { respond, arrive, resolve } = policy.targets
    return { ...policy, targets: { respond, arrive: counts(arrive), resolve: counts(resolve) } }
  })
  return { calendars: [{ id: 'office', name: 'Office', zone: 'Europe/Berlin', weekly, days: [] }], policies, rules: [] }
}

/** What becomes of alarms, by people and by the relay. */
export function chooseAlarmIntent(picture: Picture, { what, a, b, c }: Dice, ticketIds: readonly string[]): Intent {
  const alarms = picture.all('alarm')
  const alarm = pick(alarms, a)
  const alarmId = alarm?.id ?? 'sla:none'
  const alarmIds = alarms.length > 0 ? alarms.map(({ id }) => id) : [alarmId]
  // One in six has seen an older one.
  const raisedAt = Math.max(0, (alarm?.raisedAt ?? 0) - (c % 6 === 0 ? 1 : 0))
  // A hand-over that stands is soon ended by other things: whoever may answer mostly does.
  const standing = alarms.find(({ handover }) => handover)?.handover?.id
  const accept = () =>
    intent('accept-handover', { handoverId: c % 6 === 0 ? 'none' : (standing ?? 'none'), alarmIds }, {})
  if (standing !== undefined && b % 2 === 0) return accept()
  switch (what % 12) {
    case 0:
    case 1: {
      const ticketId = pick(ticketIds, a) ?? 'none'
      const type = pick(['sla-yellow', 'sla-late', 'sla-urgent', 'sla-due'] as const, b)!
      const about = { id: `sla:${ticketId}`, ticketId, technicianId: null, area: 'south' }
      return intent('raise-alarm', { alarm: { ...about, type } }, {})
    }
    case 2:
      return intent('return-alarm', { alarmId }, {})
    case 3:
    case 4:
      return intent('acknowledge-alarms', { alarms: [{ id: alarmId, raisedAt }] }, {})
    case 5:
      return intent('shelve-alarm', { alarmId, raisedAt, minutes: pick(shelfMinutes, b)!, reason: 'known' }, {})
    case 6:
      return intent('unshelve-alarm', { alarmId }, {})
    case 7:
    case 8: {
      // One in three has not seen that somebody has it.
      const heldBy = b % 3 === 0 ? null : (alarm?.holder?.by.id ?? null)
      return intent('take-alarms', { alarms: [{ id: alarmId, heldBy }] }, {})
    }
    case 9:
    case 10: {
      // One in six answers what is not there.
      if (standing !== undefined || b % 6 === 0) return accept()
      // Mostly to a role of which somebody is here who may answer.
      const to = a % 3 > 0 ? 'supervisor' : pick(escalation, b)!
      return intent('hand-over-alarms', { handoverId: `h${c}`, to, note: '', alarmIds }, {})
    }
    default:
      if (b % 2 === 0) return intent('escalate-alarm', { alarmId, gone: alarm?.holder?.seat ?? 'none' }, {})
      return intent('escalate-alarm', { alarmId }, {})
  }
}

/** What the control room is set up with. */
export function chooseSetting({ what, a, b }: Dice): Intent {
  if (what % 2 === 0) return intent('configure-centre', { name: null, graceMs: b % 3 === 0 ? 0 : 5_000 }, {})
  return intent('register-technician', { technician: recruit(`w${a % 4}`, { skills: [], capacity: 2 }) }, {})
}

function rotate(order: readonly string[], by: number): string[] {
  const at = order.length === 0 ? 0 : by % order.length
  return [...order.slice(at), ...order.slice(0, at)]
}
