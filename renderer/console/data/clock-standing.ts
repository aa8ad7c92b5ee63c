// The clocks of a ticket by the calendars this console has.
import type { Instant } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { BusinessTime } from '../../../shared/sla/business-time.ts'
import type { ClockName } from '../../../shared/sla/pauses.ts'
import { calendarNamed, defaultSettings, settingsId, timeOf, type SlaSettings } from '../../../shared/sla/settings.ts'
import { standing, type Standing } from '../../../shared/sla/standing.ts'
import { ownZone } from '../../ui/zone-times.ts'
import { entities } from './entity-store.ts'

export function settingsNow(): SlaSettings {
  return entities.value('sla', settingsId) ?? defaultSettings
}

export function clockTimeOf(ticket: Ticket, name: ClockName): BusinessTime {
  return timeOf(settingsNow(), ticket.clocks[name].calendarId, ticket.site.zone)
}

export function clockStanding(ticket: Ticket, name: ClockName, now: Instant): Standing {
  return standing(ticket.clocks[name], clockTimeOf(ticket, name), now)
}

/** The zone by whose wall a clock counts; without a calendar and a zone of the site, that of this PC. */
export function zoneOf(ticket: Ticket, name: ClockName): string {
  return ticket.site.zone ?? calendarNamed(settingsNow(), ticket.clocks[name].calendarId)?.zone ?? ownZone
}
