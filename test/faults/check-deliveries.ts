// Effects: what was to reach a phone has reached it, at least once; that it did is in the log once, and never unless it did.
import type { Event } from '../../shared/events/event.ts'
import { isOpenVisit } from '../../shared/model/visit.ts'
import type { RunRecord, Violation } from './run-record.ts'

const onceEach: readonly Event['type'][] = [
  'visitReleased',
  'offerSent',
  'offerDelivered',
  'recallSent',
  'recallDelivered',
]

export function checkDeliveries({ eras, seats }: RunRecord): Violation[] {
  const violations: Violation[] = []
  const wrong = (code: string, what: string) => violations.push({ code, what })
  const phones = new Map(
    seats.flatMap((seat) => (seat.technicianId === null ? [] : [[seat.technicianId, seat] as const])),
  )
  const stored = new Set(
    seats.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.k === 'stored' ? [`${line.what} ${line.visitId}`] : [])),
    ),
  )

  for (const { commits, entities } of eras) {
    const seen = new Set<string>()
    for (const { seq, events } of commits)
      for (const event of events) {
        if (!onceEach.includes(event.type) || !('visitId' in event)) continue
        const key = `${event.type} ${event.visitId}`
        if (seen.has(key)) wrong('toldTwice', `${event.type} of ${event.visitId} once more at ${seq}`)
        seen.add(key)
        const what = event.type === 'offerDelivered' ? 'offer' : event.type === 'recallDelivered' ? 'recall' : undefined
        if (
          what &&
          !stored.has(`${what} ${event.visitId}`) &&
          phones.has(entities.get('visit', event.visitId)?.technicianId ?? '')
        )
          wrong('deliveredToNobody', `${event.type} of ${event.visitId} at ${seq}; no phone has stored it`)
      }
  }

  for (const visit of eras.at(-1)?.entities.values('visit') ?? []) {
    const phone = phones.get(visit.technicianId)
    if (!phone) continue
    if (isOpenVisit(visit)) {
      if (!visit.released) wrong('heldForEver', `${visit.id} is still held back`)
      else if (visit.offer.deliveredAt === null || !stored.has(`offer ${visit.id}`))
        wrong('notDelivered', `the offer of ${visit.id} has not reached ${phone.name}`)
    }
    if (visit.recall && (visit.recall.deliveredAt === null || !stored.has(`recall ${visit.id}`)))
      wrong('notDelivered', `the recall of ${visit.id} has not reached ${phone.name}`)
  }
  return violations
}
