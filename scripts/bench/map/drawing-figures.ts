// What the live map costs with ten thousand technicians, against the plain way, and how evenly it draws with a thousand.
import { figure, median, quantile, ratioFigure, type Figure } from '../figures.ts'
import type { BenchRun } from '../relay/run.ts'
import { askWindow } from './ask-window.ts'
import type { WindowResult, WindowTask } from './window-task.ts'

const crowd = { technicians: 10_000, inView: 2_000 }

export async function loadFigures(run: BenchRun): Promise<Figure[]> {
  const ours: WindowResult[] = []
  const plain: WindowResult[] = []
  for (let round = 0; round < run.rounds; round++) {
    const task = { ...crowd, measure: 'load', seconds: 15 } as const
    ours.push(await askWindow(run, { ...task, way: 'product' }))
    plain.push(await askWindow(run, { ...task, way: 'plain' }))
    run.say(`load ${round + 1}: ${JSON.stringify(ours.at(-1))} against ${JSON.stringify(plain.at(-1))}`)
  }
  const of = (results: WindowResult[], key: 'mainThread' | 'cpu') => median(results.map((one) => one[key]! * 1_000))
  const what = `${crowd.technicians} technicians move every second, 5 frames/s, ${crowd.inView} in view`
  const baseline = 'the whole collection by setData with each frame'
  return [
    ratioFigure(`${what}: main thread`, 'ms/s', of(ours, 'mainThread'), baseline, of(plain, 'mainThread'), '≤ 0.125'),
    ratioFigure(`${what}: CPU of all processes`, 'ms/s', of(ours, 'cpu'), baseline, of(plain, 'cpu'), '≤ 0.5'),
    figure(`${what}: tasks over 50 ms`, 'tasks', Math.max(...ours.map((one) => one.longTasks!)), '= 0'),
  ]
}

export async function motionFigures(run: BenchRun): Promise<Figure[]> {
  const intervals = async (task: Omit<WindowTask, 'way' | 'seconds'>) => {
    const found: number[] = []
    for (let round = 0; round < run.rounds; round++)
      found.push(quantile((await askWindow(run, { ...task, way: 'product', seconds: 8 })).intervals!, 0.95))
    run.say(`${task.measure}: p95 ${found.map((one) => one.toFixed(1)).join(', ')} ms between frames`)
    return median(found)
  }
  const moving = await intervals({ technicians: 1_000, inView: 1_000, measure: 'motion' })
  const panning = await intervals({ technicians: 0, inView: 0, measure: 'pan' })
  const what = '1000 technicians in view move every second: between frames, p95'
  return [ratioFigure(what, 'ms', moving, 'an idle map that is panned', panning, '≤ 1')]
}

export async function dragFigures(run: BenchRun): Promise<Figure[]> {
  const found: number[] = []
  for (let round = 0; round < run.rounds; round++)
    found.push(
      quantile((await askWindow(run, { ...crowd, way: 'product', measure: 'drag', seconds: 10 })).intervals!, 0.95),
    )
  run.say(`drag: p95 ${found.map((one) => one.toFixed(1)).join(', ')} ms`)
  return [
    figure(`drag over the map, ${crowd.technicians} technicians: move to ghost, p95`, 'ms', median(found), '≤ 50'),
  ]
}

/** Two hours of everybody moving once a second. */
export async function motionMemoryFigures(run: BenchRun): Promise<Figure[]> {
  const hours = 2
  const { heap } = await askWindow(run, { ...crowd, way: 'product', measure: 'memory', seconds: hours * 3_600 })
  const [quarter, half, end] = heap!.map((bytes) => bytes / 2 ** 20) as [number, number, number]
  run.say(`memory: ${quarter.toFixed(1)} → ${half.toFixed(1)} → ${end.toFixed(1)} MB`)
  return [ratioFigure(`${hours} h of motion: heap at the end`, 'MB', end, 'after a quarter of it', quarter, '≤ 1.05')]
}
