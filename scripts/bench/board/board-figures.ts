// What the board costs with 50,000 tickets while 50 events come every second, in the real window; and what its index costs
// against the table library's own row models on the same tickets.
import { figure, median, quantile, ratioFigure, type Figure } from '../figures.ts'
import { askProgram } from '../map/ask-window.ts'
import type { BenchRun } from '../relay/run.ts'
import type { BoardResult, BoardTask } from './board-task.ts'
import { ticketCount } from './many-tickets.ts'

function ask(run: BenchRun, measure: BoardTask['measure']): Promise<BoardResult> {
  const task: BoardTask = { measure, rounds: run.rounds }
  return askProgram(run, 'board-window', task)
}

const p95 = (values: readonly number[]) => quantile(values, 0.95)
const what = `${ticketCount} tickets`

export async function rowFigures(run: BenchRun): Promise<Figure[]> {
  const { ours, theirs, seconds } = (await ask(run, 'rows')).rows!
  const baseline = "the table library's row models"
  return [
    ratioFigure(`${what}: a letter more in the filter, p95`, 'ms', p95(ours.key), baseline, p95(theirs.key), '≤ 1'),
    ratioFigure(`${what}: another order, p95`, 'ms', p95(ours.sort), baseline, p95(theirs.sort), '≤ 1'),
    ratioFigure(`${what}: a ticket changes, p95`, 'ms', p95(ours.event), baseline, median(theirs.event), '≤ 0.05'),
    figure(`${what}: the lights of a second, p95`, 'ms of script', p95(seconds), '≤ 2'),
  ]
}

export async function windowFigures(run: BenchRun): Promise<Figure[]> {
  const found = (await ask(run, 'window')).window!
  run.say(`window: ${JSON.stringify({ ...found, keys: undefined, sorts: undefined })}`)
  const events = `${what}, 50 events/s`
  return [
    figure(`${events}: key in the filter to paint, p95`, 'ms', p95(found.keys), '≤ 100'),
    figure(`${events}: click on a column to paint, p95`, 'ms', p95(found.sorts), '≤ 150'),
    figure(`${events}, all in view: rows drawn`, 'an event', found.rowsInView, '≤ 3'),
    figure(`${events}, rows in view come, go and move: rows drawn`, 'an event', found.rowsMoving, '≤ 3'),
    figure(`${events}, anywhere: rows drawn`, 'an event', found.rowsAnywhere, '≤ 3'),
    figure(`${events}, all in view: main thread of the whole page`, 'ms/s', found.inView.task, '≤ 120'),
    figure(
      `${events}, rows in view come, go and move: main thread of the whole page`,
      'ms/s',
      found.moving.task,
      '≤ 120',
    ),
    figure(`${events}, anywhere: main thread of the whole page`, 'ms/s', found.anywhere.task, '≤ 120'),
    figure(`${events}, all in view: script`, 'ms/s', found.inView.script),
    figure(`${what}, no event: main thread of the whole page`, 'ms/s', found.idle.task),
  ]
}
