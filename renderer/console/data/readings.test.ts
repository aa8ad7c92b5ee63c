import { describe, expect, test } from 'vitest'
import { Readings } from './readings.ts'
import { eventually } from '../../../test/support/eventually.ts'

describe('how names are read', () => {
  test('[BRD3] each Chinese name is asked for once; who shows it is told when it is known', async () => {
    const asked: string[][] = []
    const readings = new Readings(async (names) => {
      asked.push(names)
      return names.map((name) => `read ${name}`)
    })
    const told: string[][] = []
    readings.listen((ids) => told.push([...ids]))
    expect(readings.of('Miller', 't0')).toBeUndefined()
    const first = readings.of('张三', 't1')
    expect(readings.of('张三', 't2')).toBe(first)
    readings.of('王伟', 't3')
    expect(first).toEqual({ text: '' })
    await eventually(() => told.length === 1, 'it is known')
    expect(asked).toEqual([['张三', '王伟']])
    expect(told).toEqual([['t1', 't2', 't3']])
    expect(first).toEqual({ text: 'read 张三' })
    expect(readings.of('张三', 't4')).toBe(first)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(asked).toHaveLength(1)
  })

  test('[BRD3] when nobody can read them, names stay as they are written and are not asked for again', async () => {
    let asked = 0
    const readings = new Readings(() => {
      asked++
      return Promise.reject(new Error('no reader'))
    })
    readings.of('张三', 't1')
    await eventually(() => asked === 1, 'it was asked')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(readings.of('张三', 't2')).toEqual({ text: '' })
    expect(asked).toBe(1)
  })
})
