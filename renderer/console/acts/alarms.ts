// What people do with alarms: go there, see them, take them over, put them aside for a time, hand them over.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { shelfMinutes } from '../../../shared/alarms/registry.ts'
import { isUnseen, type Alarm, type Handover } from '../../../shared/model/alarm.ts'
import { acknowledgeOwn, useAlarms } from '../alarms/alarm-store.ts'
import { useSession } from '../data/session.ts'
import { say, selectTechnician, selectTicket } from '../data/ui-state.ts'
import { submit } from './submit.ts'

/** The alarm that the line shows: the one that was gone to, or the first to be dealt with. */
export function currentAlarm(): Alarm | undefined {
  const { standing, current } = useAlarms.getState()
  return standing.find(({ id }) => id === current) ?? standing[0]
}

/** The next unseen one, with its ticket or technician selected everywhere. */
export function nextAlarm(): void {
  const { standing, current } = useAlarms.getState()
  const unseen = standing.filter(isUnseen)
  const at = unseen.findIndex(({ id }) => id === current)
  const next = unseen[(at + 1) % unseen.length]
  if (next) goToAlarm(next)
}

export function goToAlarm(alarm: Alarm): void {
  useAlarms.setState({ current: alarm.id })
  if (alarm.ticketId !== null) selectTicket(alarm.ticketId)
  else if (alarm.technicianId !== null) selectTechnician(alarm.technicianId)
}

/** @param alarms as they are shown: only what stands on the screen can be seen */
export async function acknowledge(alarms: readonly Alarm[]): Promise<void> {
  const unseen = alarms.filter(({ acknowledged }) => acknowledged === null)
  for (const { id } of unseen) if (id.startsWith('seat:')) acknowledgeOwn(id)
  const logged = unseen.filter(({ id }) => !id.startsWith('seat:')).slice(0, 50)
  if (logged.length === 0) return
  await submit(intent('acknowledge-alarms', { alarms: logged.map(({ id, raisedAt }) => ({ id, raisedAt })) }, {}), {
    key: 'said.acknowledged',
    values: { count: logged.length },
  })
}

export async function shelve(alarm: Alarm, minutes: (typeof shelfMinutes)[number], reason: string): Promise<void> {
  if (alarm.id.startsWith('seat:')) return
  const { id: alarmId, raisedAt } = alarm
  await submit(intent('shelve-alarm', { alarmId, raisedAt, minutes, reason }, {}), {
    key: 'said.shelved',
    values: { minutes },
  })
}

export async function unshelve(alarm: Alarm): Promise<void> {
  await submit(intent('unshelve-alarm', { alarmId: alarm.id }, {}), { key: 'said.unshelved', values: {} })
}

/** @returns the key of why it cannot be taken over; null: it can */
export function whyNotTake(alarm: Alarm, actorId: string): string | null {
  if (alarm.id.startsWith('seat:')) return 'why.ownAlarm'
  return alarm.holder?.by.id === actorId && !alarm.handover ? 'why.holdsIt' : null
}

export async function take(alarms: readonly Alarm[]): Promise<void> {
  const [first] = alarms
  if (!first) return
  const why = whyNotTake(first, useSession.getState().actor.id)
  if (why !== null) return say({ kind: 'refused', key: why, values: {} })
  const some = alarms.slice(0, 50)
  const seen = some.map(({ id, holder }) => ({ id, heldBy: holder?.by.id ?? null }))
  await submit(intent('take-alarms', { alarms: seen }, {}), { key: 'said.taken', values: { count: some.length } })
}

/** @returns whether it is on its way */
export async function handOver(alarms: readonly Alarm[], to: Handover['to'], note: string): Promise<boolean> {
  const args = { handoverId: uuidv7(), to, note, alarmIds: alarms.map(({ id }) => id) }
  const { kind } = await submit(intent('hand-over-alarms', args, {}), {
    key: 'said.handedOver',
    values: { count: alarms.length, role: to },
  })
  return kind === 'queued'
}

export async function acceptHandover(handoverId: string, alarms: readonly Alarm[]): Promise<void> {
  const args = { handoverId, alarmIds: alarms.map(({ id }) => id) }
  await submit(intent('accept-handover', args, {}), { key: 'said.accepted', values: { count: alarms.length } })
}
