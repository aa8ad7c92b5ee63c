// The relay's side of the ways: asks the thread that knows the roads, and remembers what was asked last. Without a road
// file, and when that thread has ended, every way is an estimate.
import { Worker } from 'node:worker_threads'
import type { Place } from '../../shared/model/place.ts'
import { straightWays, type Drive, type WayLeg } from '../../shared/routing/way.ts'
import { ThreadCalls } from '../thread-calls.ts'
import type { RoadCall } from './ways-worker.ts'

export interface Ways {
  /** One leg from each place to the next. */
  along(places: readonly Place[]): Promise<WayLeg[]>
  /** Seconds from everybody to every place, row by row, one row for each of `from`. */
  table(from: readonly Place[], to: readonly Place[]): Promise<Float64Array>
  /** How everybody gets to one place, one drive for each of `from`. */
  drives(from: readonly Place[], to: Place): Promise<Drive[]>
  close(): Promise<void>
}

/** How many legs are remembered. */
const remembered = 2_000
/** Places within about 10 m have the same way: a technician who waits is not asked about anew with every fix. */
const steps = 1e4

export const estimatedWays: Ways = {
  along: (places) => Promise.resolve(pairs(places).map(([from, to]) => straightWays.leg(from, to))),
  table: (from, to) => Promise.resolve(straightWays.table(from, to)),
  drives: (from, to) => Promise.resolve(straightWays.drives(from, to)),
  close: () => Promise.resolve(),
}

/** Whoever knows the roads, and may fail. */
export interface RoadCalls {
  ask<T>(call: RoadCall): Promise<T>
  close(): Promise<void>
}

export function rememberedWays(roads: RoadCalls): Ways {
  // A map keeps the order in which legs came in: the first one is the one that was not asked about for longest.
  const legs = new Map<string, Promise<WayLeg>>()
  const find = (from: Place, to: Place): Promise<WayLeg> => {
    const key = [from.lat, from.lon, to.lat, to.lon].map((degrees) => Math.round(degrees * steps)).join()
    const known = legs.get(key)
    legs.delete(key)
    const found = known ?? roads.ask<WayLeg>({ call: 'leg', from, to }).catch(() => straightWays.leg(from, to))
    legs.set(key, found)
    if (legs.size > remembered) legs.delete(legs.keys().next().value!)
    return found
  }
  return {
    along: (places) => Promise.all(pairs(places).map(([from, to]) => find(from, to))),
    table: (from, to) => roads.ask<Float64Array>({ call: 'table', from, to }).catch(() => straightWays.table(from, to)),
    drives: (from, to) => roads.ask<Drive[]>({ call: 'drives', from, to }).catch(() => straightWays.drives(from, to)),
    close: () => roads.close(),
  }
}

/**
 * @param file the road graph, as `shared/routing/road-graph-bytes.ts` writes it
 * @param worker the built worker script
 * @param failed told once when the roads cannot be read or their thread has ended
 */
export function waysOnRoads(file: string, worker: URL, failed: (error: Error) => void): Ways {
  const thread = new Worker(worker, { workerData: { file } })
  thread.on('error', (error) => failed(error))
  const calls = new ThreadCalls<RoadCall>(thread, 'roads')
  return rememberedWays({
    ask: (call) => calls.ask(call),
    close: async () => void (await thread.terminate()),
  })
}

function pairs(places: readonly Place[]): [Place, Place][] {
  return places.slice(1).map((to, i) => [places[i]!, to])
}
