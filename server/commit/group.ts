// Decides a group of commands, one on top of the other, over the committed state. In here alone state, log position and
// answers run ahead of the disk; nothing is written or told.
import type { Command, Intent } from '../../shared/commands/command.ts'
import { decide } from '../../shared/commands/decide.ts'
import type { Refusal } from '../../shared/commands/refusal.ts'
import type { Decision, Stamp } from '../../shared/commands/rule.ts'
import type { Commit, LogPosition } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { Layer, type Change, type ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, SeatId } from '../../shared/model/ids.ts'
import { unreachable } from '../../shared/model/unreachable.ts'
import type { Answer, AnswerResult, Expect } from '../../shared/wire/messages.ts'
import { addHistory, noHistory, type HistoryRows } from '../store/history-rows.ts'
import { readCommand, type Arrival } from './arrival.ts'
import type { SeatProgress } from './seat-progress.ts'

/** The relay's own rules speak as this actor, from a seat without numbers. */
const ruleActor: Actor = { id: 'relay', name: 'Relay', role: 'rule' }
const ruleSeat = 'relay'

export type Work = { kind: 'arrival'; arrival: Arrival } | { kind: 'rule'; id: string; intent: Intent }

export interface Group {
  position: LogPosition
  commits: Commit[]
  changes: Change[]
  /** what the histories find by these commits */
  history: HistoryRows
  answers: { seat: SeatId; answer: Answer }[]
  /** decided in an earlier group; `known` is the answer, or undefined when only the store has it */
  again: { arrival: Arrival; known: Answer | undefined }[]
  expects: { seat: SeatId; expect: Expect }[]
}

/**
 * @param at the relay's clock, the same for the whole group
 * @param progress moved on by each answer
 * @param bodyOf what is known of a file's body; without, there are none
 */
export function decideGroup(
  work: readonly Work[],
  state: ReadonlyState,
  position: LogPosition,
  progress: SeatProgress,
  at: Instant,
  bodyOf?: Stamp['bodyOf'],
): Group {
  const layer = new Layer(state)
  const group: Group = { position, commits: [], changes: [], history: noHistory(), answers: [], again: [], expects: [] }

  const commit = (decided: Omit<Commit, 'seq' | 'at'>) => {
    const next = { seq: group.position.seq + 1, at, ...decided }
    addHistory(group.history, next, layer)
    applyCommit(layer, next)
    group.commits.push(next)
    group.position = { seq: next.seq, tip: next.id }
  }

  const run = (intent: Intent, actor: Actor, arrival: Arrival | null): Decision =>
    decide(layer, intent, {
      at,
      // An age that a seat makes up must not lead to an instant that nobody can read.
      madeAt: Math.max(0, at - (arrival?.ageMs ?? 0)),
      actor,
      seat: arrival?.seat ?? ruleSeat,
      seatTechnicianId: arrival?.technicianId ?? null,
      guess: false,
      ...(bodyOf && { bodyOf }),
    })

  const result = (command: Command | Refusal, arrival: Arrival): AnswerResult => {
    const decision = 'kind' in command ? command : run(command, command.actor, arrival)
    if (decision.kind === 'refused')
      return { kind: 'refused', seq: group.position.seq, code: decision.code, facts: decision.facts }
    if (decision.kind === 'unchanged' || 'kind' in command) return { kind: 'unchanged', seq: group.position.seq }
    const { id, actor, name } = command
    commit({ seat: arrival.seat, id, actor, name, events: decision.events })
    return { kind: decision.changed ? 'changed' : 'accepted', seq: group.position.seq }
  }

  const take = (arrival: Arrival) => {
    const { seat, n, id } = arrival
    const place = progress.place(seat, n, id)
    switch (place.kind) {
      case 'next': {
        const answer: Answer = { n, id, result: result(readCommand(arrival), arrival) }
        group.answers.push({ seat, answer })
        return progress.decided(seat, answer)
      }
      case 'decided':
        // An answer of this very group goes out when the group is written.
        if (!place.answer || !group.answers.some((own) => own.answer === place.answer))
          group.again.push({ arrival, known: place.answer })
        return undefined
      case 'gap':
      case 'taken':
        group.expects.push({ seat, expect: { n: place.expected, why: place.kind } })
        return undefined
      default:
        return unreachable(place)
    }
  }

  for (const item of work) {
    if (item.kind === 'arrival') take(item.arrival)
    else {
      const decision = run(item.intent, ruleActor, null)
      if (decision.kind === 'events')
        commit({ seat: ruleSeat, id: item.id, actor: ruleActor, name: item.intent.name, events: decision.events })
    }
  }
  group.changes = [...layer.changed()]
  // Numbers that were missing may have come later in the same group: what is expected is what is missing at its end.
  for (const { seat, expect } of group.expects) expect.n = progress.lastN(seat) + 1
  return group
}
