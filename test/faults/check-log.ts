// The relay's own books: numbers without a hole, every commit answered and every answer kept, and a state that the log
// leads to and that is sound at every step.
import { groupBy } from '../../scripts/city/group-by.ts'
import { isOpenVisit } from '../../shared/model/visit.ts'
import { checkState } from '../support/state-rules.ts'
import { outcomeOf, type Era, type RunRecord, type Violation } from './run-record.ts'
import { stateHash } from './state-hash.ts'
import { walkLog } from './walk-log.ts'

/** The whole state is looked at after so many commits, and at the end. */
const wholeEvery = 200

export function checkLogs({ eras }: RunRecord): Violation[] {
  return eras.flatMap((era, i) => {
    const before = eras[i - 1]
    const told: Violation[] = []
    const wrong = (code: string, what: string) => told.push({ code, what: `${what}${i > 0 ? ` (era ${i})` : ''}` })
    if (before && era.commits.slice(0, era.base).some(({ id }, at) => before.commits[at]?.id !== id))
      wrong('historyChanged', `the first ${era.base} commits are not those of the backup`)
    checkNumbers(era, wrong)
    checkAnswers(era, wrong)
    try {
      checkStates(era, wrong)
    } catch (error) {
      wrong('unsoundState', (error as Error).message)
    }
    return told
  })
}

type Wrong = (code: string, what: string) => void

function checkNumbers({ commits }: Era, wrong: Wrong): void {
  const seen = new Map<string, number>()
  commits.forEach((commit, at) => {
    if (commit.seq !== at + 1) wrong('holeInLog', `place ${at + 1} of the log holds seq ${commit.seq}`)
    if (commit.at < (commits[at - 1]?.at ?? 0))
      wrong('timeWentBack', `commit ${commit.seq} is older than the one before`)
    const first = seen.get(commit.id)
    if (first !== undefined)
      wrong('appliedTwice', `${commit.name} ${commit.id} of ${commit.seat} is in the log at ${first} and ${commit.seq}`)
    seen.set(commit.id, commit.seq)
  })
}

function checkAnswers({ commits, answers }: Era, wrong: Wrong): void {
  const bySeat = groupBy(answers, ({ seat }) => seat)
  const byId = new Map(answers.map((answer) => [`${answer.seat} ${answer.id}`, answer]))
  for (const [seat, own] of bySeat) {
    const numbers = own.map(({ n }) => n).sort((one, other) => one - other)
    numbers.forEach((n, at) => {
      if (n !== at + 1) wrong('holeInNumbers', `${seat} has number ${n} at place ${at + 1}`)
    })
    if (new Set(own.map(({ id }) => id)).size < own.length)
      wrong('decidedTwice', `${seat} has two answers to one command`)
  }
  const committed = new Map(commits.map((commit) => [`${commit.seat} ${commit.id}`, commit]))
  for (const { seat, id, n, result } of answers) {
    const commit = committed.get(`${seat} ${id}`)
    const applied = outcomeOf(result) === 'applied'
    if (applied && commit?.seq !== result.seq)
      wrong('ackedNotInLog', `${seat} ${n} ${id} is answered ${result.kind} at ${result.seq}, where the log has it not`)
    if (!applied && commit)
      wrong(
        'refusedButApplied',
        `${commit.name} ${id} of ${seat} is in the log at ${commit.seq}, and its answer is ${result.kind}`,
      )
  }
  for (const { seat, id, seq } of commits)
    if (seat !== 'relay' && !byId.has(`${seat} ${id}`)) wrong('commitWithoutAnswer', `${id} of ${seat} at ${seq}`)
}

function checkStates({ commits, entities }: Era, wrong: Wrong): void {
  const state = walkLog(
    commits,
    () => {},
    (seq, state, changes) => {
      for (const { kind, id } of changes) {
        if (kind !== 'visit') continue
        const ticket = state.get('ticket', state.get('visit', id)?.ticketId ?? '')
        const open = (ticket?.visitIds ?? []).filter((visitId) => {
          const visit = state.get('visit', visitId)
          return visit !== undefined && isOpenVisit(visit)
        })
        if (open.length > 1) wrong('twoOpenVisits', `after ${seq} ticket ${ticket?.number} is with ${open.length}`)
      }
      if (seq % wholeEvery === 0) checkState(state)
    },
  )
  checkState(state)
  if (stateHash(state) !== stateHash(entities))
    wrong('storedStateDiffers', 'the entities in the store are not what the log leads to')
}
