// After a restore: a console that has held more than the restored log has it written down and says so, before it takes up
// that log.
import type { Line } from './history.ts'
import type { Era, RunRecord, Violation } from './run-record.ts'

export function checkSalvage({ eras, seats }: RunRecord): Violation[] {
  const violations: Violation[] = []
  for (const { name, technicianId, lines } of seats) {
    // A phone holds its part of the last moment only.
    if (technicianId !== null) continue
    let held: Extract<Line, { k: 'saw' }> | undefined
    let told = false
    for (const line of lines) {
      // What a killed process had not yet on its disk is no longer held.
      if (line.k === 'start') held = undefined
      if (line.k === 'problem' && line.code === 'salvage') told = true
      if (line.k !== 'saw') continue
      if (held && !told && lost(eras, held, line))
        violations.push({
          code: 'noSalvage',
          what: `${name} held ${held.seq}, took up another log at ${line.seq}, and said nothing`,
        })
      held = line
      told = false
    }
  }
  return violations
}

/** The later picture is of a log in which the earlier one's last commit does not stand. */
function lost(
  eras: readonly Era[],
  before: { seq: number; tip: string },
  after: { seq: number; tip: string },
): boolean {
  const era = eras.findLast(({ commits }) => commits[after.seq - 1]?.id === after.tip)
  return era !== undefined && era.commits[before.seq - 1]?.id !== before.tip
}
