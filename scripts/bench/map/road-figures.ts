// What ways on the roads of the demo city cost: one to all, and all technicians to all tickets while the relay's event loop
// does other work.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { waysOnRoads } from '../../../server/routing/ways.ts'
import type { Place } from '../../../shared/model/place.ts'
import { nodeCount, placeOfNode } from '../../../shared/routing/road-graph.ts'
import { decodeRoadGraph } from '../../../shared/routing/road-graph-bytes.ts'
import { createRouter } from '../../../shared/routing/shortest-path.ts'
import { figure, median, ratioFigure, type Figure } from '../figures.ts'
import type { BenchRun } from '../relay/run.ts'

const searches = 50
const [technicians, tickets] = [500, 200]
/** How often the delay of the event loop is looked at, ms; it is counted in. */
const resolution = 5

export async function roadFigures({ rounds, say }: BenchRun): Promise<Figure[]> {
  const city = process.env['SIGNALBOX_CITY']
  const out = process.env['SIGNALBOX_OUT']
  if (!city || !out) throw new Error('The demo city is missing: run the bench by `npm run bench -- map`.')
  const file = path.join(city, 'roads.bin')
  const graph = decodeRoadGraph(readFileSync(file))
  const spread = (count: number, offset: number): Place[] =>
    Array.from({ length: count }, (_, i) => placeOfNode(graph, (i * 7_919 + offset) % nodeCount(graph)))
  const router = createRouter(graph)
  const oneToAll = Array.from({ length: searches }, (_, i) => {
    const began = performance.now()
    router.reachFrom((i * 7_919) % nodeCount(graph))
    return performance.now() - began
  })

  const ways = waysOnRoads(file, new URL(`file://${out}/server/ways-worker.js`), (error) => {
    throw error
  })
  await ways.along(spread(2, 3))
  const idle = await loopDelay(() => new Promise((resolve) => setTimeout(resolve, 2_000)))
  const took: number[] = []
  const delays: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    delays.push(await loopDelay(() => ways.table(spread(technicians, round), spread(tickets, 100 + round))))
    took.push((performance.now() - began) / 1_000)
    say(`roads ${round + 1}: ${took.at(-1)!.toFixed(2)} s, loop delay p99 ${delays.at(-1)!.toFixed(1)} ms`)
  }
  await ways.close()
  const what = `${technicians} × ${tickets} driving times`
  return [
    figure(`ways from one node to all ${nodeCount(graph)}`, 'ms', median(oneToAll), '≤ 20'),
    figure(what, 's', median(took), '≤ 5'),
    figure(`${what}: loop delay p99`, 'ms', median(delays), '≤ 10'),
    ratioFigure(`${what}: loop delay p99`, 'ms', median(delays), 'an idle loop', idle),
  ]
}

/** @returns how much later than asked timers of this loop came, p99, ms */
async function loopDelay(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution })
  histogram.enable()
  await work()
  histogram.disable()
  return Math.max(0, histogram.percentile(99) / 1e6 - resolution)
}
