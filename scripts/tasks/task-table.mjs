// What came of the tasks, as a table: the dispatcher's ten, the same ten by keys alone, and the supervisor's ten. A task of
// the dispatcher that touched no mouse is its own task by keys: it is not done twice.

/** @typedef {import('./task-result.ts').TaskResult} TaskResult */
/** @typedef {TaskResult & { same: string | null }} Row same: the row that was done for it */

const numbers = Array.from({ length: 10 }, (_, i) => i + 1)

/**
 * @param {readonly TaskResult[]} results
 * @param {boolean} all whether none may be missing
 * @returns {Row[]}
 */
export function taskRows(results, all) {
  return ['D', 'K', 'S'].flatMap((letter) =>
    numbers.flatMap((n) => {
      const own = results.filter(({ task }) => task === `${letter}${n}`).map((one) => ({ ...one, same: null }))
      if (letter === 'K') return byKeys(n, own, results, all)
      return own.length > 0 || !all ? own : [missing(`${letter}${n}`)]
    }),
  )
}

/** @param {number} n @param {Row[]} own @param {readonly TaskResult[]} results @param {boolean} all @returns {Row[]} */
function byKeys(n, own, results, all) {
  const task = `K${n}`
  const mouse = 'the mouse was used'
  if (own.length > 0) return own.map((row) => (row.keysOnly === false ? { ...row, holds: false, why: mouse } : row))
  const same = results.filter((one) => one.task === `D${n}`)
  if (same.length === 0) return all ? [missing(task)] : []
  return same.map((one) => ({
    ...one,
    task,
    same: one.task,
    ...(one.keysOnly === false && { holds: false, why: mouse }),
  }))
}

/** @param {string} task @returns {Row} */
function missing(task) {
  const role = task.startsWith('S') ? 'supervisor' : 'dispatcher'
  const target = { actions: 0, seconds: 0 }
  const nothing = { actions: null, seconds: null, answered: null, keysOnly: null, same: null, way: null }
  return { task, what: '', role, target, ...nothing, holds: false, why: 'was not run' }
}

/** @param {readonly Row[]} rows @returns {{ held: number, of: number }} tasks, not ways of doing them */
export function heldTasks(rows) {
  const tasks = [...new Set(rows.map(({ task }) => task))]
  const held = tasks.filter((task) => rows.every((row) => row.task !== task || row.holds))
  return { held: held.length, of: tasks.length }
}

/** @param {readonly Row[]} rows @returns {string[]} lines, columns under their heads */
export function tableLines(rows) {
  const cells = [
    ['task', 'role', 'acts', 'seconds', 'holds', 'keys only', 'what'],
    ...rows.map((row) => [
      row.task,
      row.role,
      row.target.actions === 0 && row.actions === null ? '–' : `${row.actions ?? '–'}/${row.target.actions}`,
      row.target.seconds === 0 ? '–' : `${row.seconds?.toFixed(1) ?? '–'}/${row.target.seconds}`,
      row.holds ? 'yes' : 'NO',
      row.keysOnly === null ? '–' : row.keysOnly ? 'yes' : 'no',
      words(row),
    ]),
  ]
  /** @param {number} column */
  const width = (column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  )
}

/** @param {Row} row */
function words({ what, way, same, why }) {
  const how = way === null ? what : `${what}, by ${way}`
  return `${same === null ? how : `as ${same}: ${how}`}${why === null ? '' : `  (${why})`}`.trim()
}
