// The list of rules, and the one way to run them: find the rule, check the sender's right, parse the body, decide.
import type { Role } from '../model/actor.ts'
import { acceptHandover } from './accept-handover.ts'
import { acceptVisit } from './accept-visit.ts'
import { acknowledgeAlarms } from './acknowledge-alarms.ts'
import { addNote } from './add-note.ts'
import { archiveTicket } from './archive-ticket.ts'
import { assignTicket } from './assign-ticket.ts'
import { cancelTicket } from './cancel-ticket.ts'
import type { Intent } from './command.ts'
import { configureCentre } from './configure-centre.ts'
import { configureSla } from './configure-sla.ts'
import { confirmDelivery } from './confirm-delivery.ts'
import { correctClocks } from './correct-clocks.ts'
import { createTicket } from './create-ticket.ts'
import { crossThresholds } from './cross-thresholds.ts'
import { declineVisit } from './decline-visit.ts'
import { editTicket } from './edit-ticket.ts'
import { escalateAlarm } from './escalate-alarm.ts'
import { escalateTicket } from './escalate-ticket.ts'
import { expectLateness } from './expect-lateness.ts'
import { handOverAlarms } from './hand-over-alarms.ts'
import { pauseClocks } from './pause-clocks.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { reassignTicket } from './reassign-ticket.ts'
import { reckonTickets } from './reckon-clocks.ts'
import { recordSent } from './record-sent.ts'
import { refuse } from './refusal.ts'
import { registerTechnician } from './register-technician.ts'
import { releaseVisit } from './release-visit.ts'
import { reportStatus } from './report-status.ts'
import { rerouteTechnician } from './reroute-technician.ts'
import { resolveTicket } from './resolve-ticket.ts'
import { resumeClocks } from './resume-clocks.ts'
import { returnAlarm } from './return-alarm.ts'
import type { Decision, Rule, Stamp } from './rule.ts'
import { shelveAlarm } from './shelve-alarm.ts'
import { tooOld } from './stale.ts'
import { takeAlarms } from './take-alarms.ts'
import { unassignTicket } from './unassign-ticket.ts'
import { unshelveAlarm } from './unshelve-alarm.ts'
import type { ReadonlyState } from '../model/entities.ts'

export const rules = {
  'accept-handover': acceptHandover,
  'accept-visit': acceptVisit,
  'acknowledge-alarms': acknowledgeAlarms,
  'add-note': addNote,
  'archive-ticket': archiveTicket,
  'assign-ticket': assignTicket,
  'cancel-ticket': cancelTicket,
  'configure-centre': configureCentre,
  'configure-sla': configureSla,
  'confirm-delivery': confirmDelivery,
  'correct-clocks': correctClocks,
  'create-ticket': createTicket,
  'cross-thresholds': crossThresholds,
  'decline-visit': declineVisit,
  'edit-ticket': editTicket,
  'escalate-alarm': escalateAlarm,
  'escalate-ticket': escalateTicket,
  'expect-lateness': expectLateness,
  'hand-over-alarms': handOverAlarms,
  'pause-clocks': pauseClocks,
  'raise-alarm': raiseAlarm,
  'reassign-ticket': reassignTicket,
  'reckon-clocks': reckonTickets,
  'record-sent': recordSent,
  'register-technician': registerTechnician,
  'release-visit': releaseVisit,
  'report-status': reportStatus,
  'reroute-technician': rerouteTechnician,
  'resolve-ticket': resolveTicket,
  'resume-clocks': resumeClocks,
  'return-alarm': returnAlarm,
  'shelve-alarm': shelveAlarm,
  'take-alarms': takeAlarms,
  'unassign-ticket': unassignTicket,
  'unshelve-alarm': unshelveAlarm,
}
export type CommandName = keyof typeof rules
type ArgsOf<N extends CommandName> = Parameters<(typeof rules)[N]['decide']>[1]
type BasedOnOf<N extends CommandName> = Parameters<(typeof rules)[N]['decide']>[2]

/** An intent whose arguments fit its name. */
export function intent<N extends CommandName>(name: N, args: ArgsOf<N>, basedOn: BasedOnOf<N>): Intent {
  return { name, args, basedOn }
}

/** Whether somebody of this role may ask for it at all. */
export function permits(role: Role, name: CommandName): boolean {
  return rules[name].roles.includes(role)
}

export function decide(state: ReadonlyState, asked: Intent, stamp: Stamp): Decision {
  const rule = (rules as unknown as Record<string, Rule | undefined>)[asked.name]
  if (!rule || !Object.hasOwn(rules, asked.name)) return refuse('unknownCommand', { name: asked.name.slice(0, 60) })
  if (!rule.roles.includes(stamp.actor.role))
    return refuse('notPermitted', { role: stamp.actor.role, name: asked.name })
  const args = rule.args.safeParse(asked.args)
  const basedOn = rule.basedOn.safeParse(asked.basedOn)
  const problem = args.error ?? basedOn.error
  if (problem) {
    const issue = problem.issues[0]
    return refuse('malformedCommand', {
      name: asked.name,
      where: issue?.path.join('.') ?? '',
      why: issue?.message ?? '',
    })
  }
  const decision = rule.decide(state, args.data, basedOn.data, stamp)
  // What is so already needs no review, however late it was asked for.
  return decision.kind === 'unchanged' ? decision : (tooOld(state, rule, args.data, stamp) ?? decision)
}
