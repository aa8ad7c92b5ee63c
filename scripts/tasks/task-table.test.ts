import { describe, expect, test } from 'vitest'
import type { TaskResult } from './task-result.ts'
import { heldTasks, tableLines, taskRows } from './task-table.mjs'

function result(task: string, more: Partial<TaskResult> = {}): TaskResult {
  return {
    task,
    way: null,
    what: `what ${task} is`,
    role: task.startsWith('S') ? 'supervisor' : 'dispatcher',
    target: { actions: 2, seconds: 3 },
    actions: 2,
    seconds: 1.75,
    answered: 0.2,
    keysOnly: true,
    holds: true,
    why: null,
    ...more,
  }
}
const find = (rows: ReturnType<typeof taskRows>, task: string) => rows.filter((row) => row.task === task)

describe('[TSK4] the tasks by keys alone', () => {
  test('are those of the dispatcher that touched no mouse, and say so', () => {
    const [row] = find(taskRows([result('D1')], false), 'K1')
    expect(row).toMatchObject({ same: 'D1', holds: true, keysOnly: true })
    expect(tableLines(taskRows([result('D1')], false)).at(-1)).toContain('as D1: what D1 is')
  })

  test('do not hold where the mouse was used and nothing else was done', () => {
    const [row] = find(taskRows([result('D2', { keysOnly: false })], false), 'K2')
    expect(row).toMatchObject({ same: 'D2', holds: false, why: 'the mouse was used' })
  })

  test('have a script of their own there, and it may not touch the mouse either', () => {
    const dragged = result('D2', { keysOnly: false })
    const own = taskRows([dragged, result('K2')], false)
    expect(find(own, 'D2')[0]!.holds).toBe(true)
    expect(find(own, 'K2')).toMatchObject([{ same: null, holds: true }])
    const clicked = taskRows([dragged, result('K2', { keysOnly: false })], false)
    expect(find(clicked, 'K2')).toMatchObject([{ holds: false, why: 'the mouse was used' }])
  })

  test('do not hold when what they stand for does not', () => {
    const [row] = find(taskRows([result('D1', { holds: false, why: 'too slow' })], false), 'K1')
    expect(row).toMatchObject({ holds: false, why: 'too slow' })
  })
})

describe('[TSK1] the table', () => {
  test('has thirty tasks: what was not run does not hold', () => {
    const rows = taskRows([result('D1'), result('S1')], true)
    expect(new Set(rows.map(({ task }) => task)).size).toBe(30)
    expect(find(rows, 'D2')).toMatchObject([{ holds: false, why: 'was not run' }])
    expect(find(rows, 'K2')).toMatchObject([{ holds: false, why: 'was not run' }])
    expect(heldTasks(rows)).toEqual({ held: 3, of: 30 })
  })

  test('has only what was asked for when something was', () => {
    expect(taskRows([result('S7')], false).map(({ task }) => task)).toEqual(['S7'])
  })

  test('a task that is done in several ways holds when all of them do', () => {
    const ways = [result('D4', { way: 'number' }), result('D4', { way: 'pinyin', holds: false, why: 'too slow' })]
    expect(heldTasks(taskRows(ways, false))).toEqual({ held: 0, of: 2 })
    expect(heldTasks(taskRows([ways[0]!], false))).toEqual({ held: 2, of: 2 })
  })

  test('has columns, and says why something does not hold', () => {
    const undone = result('S9', { actions: null, seconds: null, keysOnly: null, holds: false, why: 'needs replay' })
    expect(tableLines(taskRows([result('D4', { way: 'pinyin', keysOnly: false }), undone], false))).toEqual([
      'task  role        acts  seconds  holds  keys only  what',
      'D4    dispatcher  2/2   1.8/3    yes    no         what D4 is, by pinyin',
      'K4    dispatcher  2/2   1.8/3    NO     no         as D4: what D4 is, by pinyin  (the mouse was used)',
      'S9    supervisor  –/2   –/3      NO     –          what S9 is  (needs replay)',
    ])
  })
})
