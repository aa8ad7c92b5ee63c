// What a dispatcher reports for a technician who cannot: that the offer is taken, that they travel, are there, are done.
import { intent } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Step } from '../../../shared/model/visit.ts'
import { entities } from '../data/entity-store.ts'
import { submit } from './submit.ts'

/** @param text what was done, with `done` */
export async function reportStep(ticketId: TicketId, step: Step, text: string): Promise<void> {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket) return
  const { openVisitId: visitId, number } = ticket
  const said = { key: `said.reported.${step}`, values: { number } }
  if (step === 'done') await submit(intent('resolve-ticket', { ticketId, resolution: text }, { visitId }), said)
  else if (visitId === null) return
  else if (step === 'accepted') await submit(intent('accept-visit', { visitId }, {}), said)
  else await submit(intent('report-status', { visitId, status: step }, {}), said)
}
