// Memory of the relay's middle over a million events, with a thousand tickets alive.
import { Child } from '../child.ts'
import { ratioFigure, type Figure } from '../figures.ts'
import type { LongLogResult, LongLogRun } from './long-log.ts'
import type { BenchRun } from './run.ts'

const alive = 1_000

export async function memoryFigures({ events, say }: BenchRun): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const kind of ['reroutes', 'lives'] as const) {
    const began = performance.now()
    const child = new Child('scripts/bench/long-log', ['--expose-gc'])
    const result = await child.ask<LongLogResult>('run', { kind, events, alive } satisfies LongLogRun)
    await child.end()
    const took = (performance.now() - began) / 1_000
    const half = result.samples[Math.floor(result.samples.length / 2) - 1]!
    const last = result.samples.at(-1)!
    const more = kind === 'lives' ? `tickets come and end, ${result.ended} have ended` : 'their routes change'
    say(
      `memory: ${result.events} events (${more}) in ${took.toFixed(0)} s: ${half.heapMb.toFixed(1)} → ${last.heapMb.toFixed(1)} MB`,
    )
    const name = `memory over ${result.events} events, ${alive} tickets alive: ${more}`
    figures.push(
      ratioFigure(`${name}: heap at the end`, 'MB', last.heapMb, 'half-way', half.heapMb, '≤ 1.05'),
      ratioFigure(`${name}: resident at the end`, 'MB', last.rssMb, 'half-way', half.rssMb),
    )
  }
  return figures
}
