// What seats were told against what is in the log: an acknowledged command is there once, at its place; a refused one
// never; one told as queued is decided in the end; and what was told before something was asked comes before it.
import { groupBy } from '../../scripts/city/group-by.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { askedCommands, inEras, toldAnswers, type RunRecord, type Told, type Violation } from './run-record.ts'

export function checkTold(record: RunRecord): Violation[] {
  const told = toldAnswers(record)
  return [
    ...checkAcks(record, told),
    ...checkFeeds(record),
    ...checkQueued(record, told),
    ...checkNotKept(record),
    ...checkRealTime(record, told),
  ]
}

function checkAcks({ eras }: RunRecord, told: readonly Told[]): Violation[] {
  const violations: Violation[] = []
  const logs = eras.map(({ commits }) => new Map(commits.map((commit) => [commit.id, commit.seq])))
  const first = new Map<string, Told>()
  for (const one of told) {
    const { seat, id, outcome, seq, era, code } = one
    const at = logs[era]?.get(id)
    if (outcome === 'applied' && at !== seq) {
      const where = at === undefined ? 'not in the log' : `in the log at ${at}`
      violations.push({ code: 'ackedNotInLog', what: `${seat.name} was told ${id} is at ${seq}; it is ${where}` })
    }
    if (outcome !== 'applied' && at !== undefined)
      violations.push({
        code: 'refusedButApplied',
        what: `${seat.name} was told ${code ?? outcome} of ${id}, which is in the log at ${at}`,
      })
    const before = first.get(`${era} ${id}`)
    if (before && (before.outcome !== outcome || (outcome === 'applied' && before.seq !== seq)))
      violations.push({
        code: 'toldDifferently',
        what: `${seat.name} was told ${before.outcome} at ${before.seq} of ${id}, and later ${outcome} at ${seq}`,
      })
    first.set(`${era} ${id}`, before ?? one)
  }
  return violations
}

/** Nothing is told that does not stay. */
function checkFeeds({ eras, seats }: RunRecord): Violation[] {
  const violations: Violation[] = []
  for (const seat of seats)
    for (const { line, era } of inEras(seat.lines, eras)) {
      if (line.k !== 'fed') continue
      for (const [seq, id] of line.commits)
        if (eras[era]?.commits[seq - 1]?.id !== id)
          violations.push({
            code: 'toldNotInLog',
            what: `${seat.name} was told commit ${seq} is ${id}; the log has it not`,
          })
    }
  return violations
}

function checkQueued({ eras, seats }: RunRecord, told: readonly Told[]): Violation[] {
  const decided = new Set(eras.at(-1)?.answers.map(({ seat, id }) => `${seat} ${id}`))
  const answered = new Set(told.map(({ id }) => id))
  return [...askedCommands(seats).values()].flatMap(({ seat, command, queued }) => {
    // In an era that is gone it may have been decided and told; else it must be decided in the last one.
    if (!queued || decided.has(`${seat.seat} ${command.id}`) || answered.has(command.id)) return []
    return [
      { code: 'queuedButLost', what: `${seat.name} was told ${command.name} ${command.id} is queued; nobody knows it` },
    ]
  })
}

/** What the disk did not keep, or the seat itself refused, is never seen at the relay. */
function checkNotKept({ eras, seats }: RunRecord): Violation[] {
  const minted = new Set(
    eras.flatMap(({ commits }) => commits.flatMap(({ events }) => events.flatMap((event) => mintedBy(event)))),
  )
  const asked = seats.flatMap(({ lines }) => lines.flatMap((line) => (line.k === 'asked' ? [line.intent] : [])))
  const uses = groupBy(asked, mintedId)
  return seats.flatMap(({ name, lines }) => {
    const intents = new Map(lines.flatMap((line) => (line.k === 'asked' ? [[line.a, line.intent] as const] : [])))
    return lines.flatMap((line) => {
      if (line.k !== 'notKept' && line.k !== 'refusedHere') return []
      const id = mintedId(intents.get(line.a))
      // An id that was used before (some deeds are wrong on purpose) says nothing of this one.
      return id === undefined || uses.get(id)!.length > 1 || !minted.has(id)
        ? []
        : [{ code: 'withdrawnButApplied', what: `${name} was told ${line.k} of what made ${id}, which is in the log` }]
    })
  })
}

function mintedBy(event: RunRecord['eras'][number]['commits'][number]['events'][number]): string[] {
  if (event.type === 'ticketCreated') return [event.ticketId]
  if (event.type === 'noteAdded') return [event.note.id]
  return event.type === 'visitOffered' ? [event.visitId] : []
}

/** The id that only this intent can have brought into the world. */
function mintedId(intent: Intent | undefined): string | undefined {
  const field = {
    'create-ticket': 'ticketId',
    'add-note': 'noteId',
    'assign-ticket': 'visitId',
    'reassign-ticket': 'visitId',
  }[intent?.name ?? '']
  const id = field && (intent?.args as Record<string, unknown> | undefined)?.[field]
  return typeof id === 'string' && id.length === 36 ? id : undefined
}

function checkRealTime({ seats }: RunRecord, told: readonly Told[]): Violation[] {
  const commands = askedCommands(seats)
  const violations: Violation[] = []
  for (const own of groupBy(told, ({ era }) => era).values()) {
    const applied = own.filter(({ outcome }) => outcome === 'applied').sort((one, other) => one.t - other.t)
    const asked = applied
      .flatMap((one) => {
        const at = commands.get(one.id)?.at
        return at == null ? [] : [{ ...one, askedAt: at }]
      })
      .sort((one, other) => one.askedAt - other.askedAt)
    let next = 0
    let highest: Told | undefined
    for (const one of asked) {
      for (let before = applied[next]; before && before.t < one.askedAt; before = applied[++next])
        if (!highest || before.seq > highest.seq) highest = before
      if (highest && highest.id !== one.id && highest.seq >= one.seq)
        violations.push({
          code: 'orderTurned',
          what: `${one.id} is at ${one.seq}, and was asked after ${highest.seq} had been told`,
        })
    }
  }
  return violations
}
