// Stored events of an older version, read as they would be written today. Who changes the form of an event raises
// `eventVersion` by adding a step here, and the version of the store, so that entities are folded anew from the log.
import { clocksOfVersion1, type OlderClocks } from '../model/older-ticket.ts'
import { bringUp, newestOf, type Ladder } from '../model/upgrade.ts'
import type { Event } from './event.ts'

/** The events of one commit, as they were stored. */
type StoredEvents = readonly unknown[]

export const eventLadder: Ladder<StoredEvents> = { oldest: 1, steps: [withFullClocks] }

export function upgradeEvents(v: number, stored: unknown, ladder: Ladder<StoredEvents> = eventLadder): Event[] {
  const events = Array.isArray(stored) ? bringUp(ladder, v, stored) : undefined
  if (!events)
    throw new Error(`Events of version ${v} cannot be read here; known are ${ladder.oldest} to ${newestOf(ladder)}.`)
  return events as Event[]
}

/** A step for all events of one type; the others stay as they are. */
export function eachEvent(
  type: string,
  step: (event: Record<string, unknown>) => unknown,
): (events: StoredEvents) => StoredEvents {
  return (events) =>
    events.map((event) => ((event as { type: unknown }).type === type ? step(event as Record<string, unknown>) : event))
}

/** 1 to 2: clocks know their target and calendar, what holds them, and what has been told of them. */
function withFullClocks(events: StoredEvents): StoredEvents {
  const created = eachEvent('ticketCreated', (event) => ({
    ...event,
    clocks: clocksOfVersion1(event['clocks'] as OlderClocks),
  }))
  const edited = eachEvent('ticketEdited', (event) => {
    const targets = event['targets'] as { clocks: OlderClocks } | null
    return { ...event, targets: targets && { ...targets, clocks: clocksOfVersion1(targets.clocks) } }
  })
  return edited(created(events))
}
