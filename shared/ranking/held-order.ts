// The order of candidates while somebody chooses among them: decided once, then kept, whatever their drives and loads
// become meanwhile. A digit means the same technician from the first look to the last. Pure.
import type { TechnicianId } from '../model/ids.ts'
import type { Candidate } from './candidates.ts'

export interface RankedCandidate extends Candidate {
  /** 1 is the best of those who can take the ticket; null: cannot, or the order is not decided yet */
  rank: number | null
}

/** @param candidates best first. @returns the order to keep */
export function decideOrder(candidates: readonly Candidate[]): TechnicianId[] {
  return candidates.map(({ technician }) => technician.id)
}

/**
 * @param candidates best first, as they are now
 * @param order as decided; null: not yet, and nobody has a rank
 * @returns in that order; who has come since is behind
 */
export function inOrder(candidates: readonly Candidate[], order: readonly TechnicianId[] | null): RankedCandidate[] {
  if (order === null)
    return [...candidates]
      .sort((a, b) => a.technician.index - b.technician.index)
      .map((candidate) => ({ ...candidate, rank: null }))
  const place = new Map(order.map((id, i) => [id, i + 1]))
  // A technician who is gone leaves a gap: the digits of the others stay theirs.
  let next = order.length
  return candidates
    .map((candidate) => ({ candidate, at: place.get(candidate.technician.id) ?? ++next }))
    .sort((a, b) => a.at - b.at)
    .map(({ candidate, at }) => ({ ...candidate, rank: candidate.unfit ? null : at }))
}
