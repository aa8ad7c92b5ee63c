// A report of a technician's own phone that comes too late to move anything: the visit has ended meanwhile, or is further.
// It is kept as history and not refused, because it says what happened; it moves no state and touches no clock.
import { visitEnded } from './own-visit.ts'
import { events, unchanged, type Decision, type Stamp } from './rule.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { isOpenVisit, type Step, type Visit } from '../model/visit.ts'

const order: readonly Visit['state'][] = ['offered', 'accepted', 'travelling', 'on-site', 'done'] satisfies (
  | Step
  | 'offered'
)[]

/**
 * @param text what was said of the work, with `done`
 * @returns undefined when the visit is open and not yet as far as `status`: the report moves it
 */
export function lateReport(
  state: ReadonlyState,
  visit: Visit,
  status: Step,
  stamp: Stamp,
  text: string | null = null,
): Decision | undefined {
  const open = isOpenVisit(visit)
  if (open && order.indexOf(visit.state) < order.indexOf(status)) return undefined
  if (visit.state === status) return unchanged
  const own = stamp.actor.role === 'technician' && visit.technicianId === stamp.seatTechnicianId
  if (!own) return open ? unchanged : visitEnded(state, visit)
  // Made after the visit got further, it is the same step told twice.
  if (open && stamp.madeAt >= (reachedAt(visit) ?? 0)) return unchanged
  if (visit.lateReports?.some((late) => late.status === status)) return unchanged
  return events({ type: 'lateStatusReported', visitId: visit.id, status, effectiveAt: stamp.madeAt, text })
}

/** When an open visit came to where it is. */
function reachedAt(visit: Visit): number | null {
  return visit.onSiteAt ?? visit.travellingAt ?? visit.acceptedAt
}
