// Why a command was turned down: a closed list of codes, each with the facts an operator needs to read why and to choose
// what to do. The words are in the locale files, under `refusal.CODE`.
import { z } from 'zod'

export const refusalCodes = [
  // the message itself
  'malformedCommand',
  'unknownCommand',
  'outdatedCommand',
  'oversizedCommand',
  'stale',
  // the sender
  'notPermitted',
  'actorNotAtSeat',
  'notYourVisit',
  // what it is about
  'ticketUnknown',
  'ticketExists',
  'ticketEnded',
  'ticketNotArchivable',
  'ticketMoved',
  'visitUnknown',
  'visitExists',
  'visitEnded',
  'visitOnSite',
  'visitNotReady',
  'visitForced',
  'visitUnderWay',
  'technicianUnknown',
  'technicianExists',
  'technicianLacksSkill',
  'technicianOffShift',
  'routeChanged',
  'fieldChanged',
  // clocks
  'clocksPaused',
  'clocksStand',
  'pauseEnded',
  'stretchImpossible',
  'settingsChanged',
  // alarms
  'alarmChanged',
  'alarmTooUrgent',
  'alarmShelved',
  'alarmHeld',
  'handoverGone',
] as const
export const refusalCodeSchema = z.enum(refusalCodes)
export type RefusalCode = z.infer<typeof refusalCodeSchema>

/** Names and values for the words of the refusal: ids, names, instants (ms), lists of codes. */
export const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())]))
export type Facts = z.infer<typeof factsSchema>

export interface Refusal {
  kind: 'refused'
  code: RefusalCode
  facts: Facts
}

export function refuse(code: RefusalCode, facts: Facts = {}): Refusal {
  return { kind: 'refused', code, facts }
}
