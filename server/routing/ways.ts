// The relay's side of the ways: asks the thread that knows the roads, and remembers what was asked last. Without a road
// file, and when that thread has ended, every way is an estimate.
import { Worker } from 'node:worker_threads'
import type { Place } from '../../shared/model/place.ts'
import { straightWays, type WayLeg } from '../../shared/routing/way.ts'
import { ThreadCalls } from '../thread-calls.ts'
import type { LegCall } from './ways-worker.ts'

export interface Ways {
  /** One leg from each place to the next. */
  along(places: readonly Place[]): Promise<WayLeg[]>
  close(): Promise<void>
}

/** How many legs are remembered. */
const remembered = 2_000
/** Places within about 10 m have the same way: a technician who waits is not asked about anew with every fix. */
const steps = 1e4

export const estimatedWays: Ways = {
  along: (places) => Promise.resolve(pairs(places).map(([from, to]) => straightWays.leg(from, to))),
  close: () => Promise.resolve(),
}

/** @param leg finds one @param close ends whoever finds them */
export function rememberedWays(leg: (call: LegCall) => Promise<WayLeg>, close: () => Promise<void>): Ways {
  // A map keeps the order in which legs came in: the first one is the one that was not asked about for longest.
  const legs = new Map<string, Promise<WayLeg>>()
  const find = (from: Place, to: Place): Promise<WayLeg> => {
    const key = [from.lat, from.lon, to.lat, to.lon].map((degrees) => Math.round(degrees * steps)).join()
    const known = legs.get(key)
    legs.delete(key)
    const found = known ?? leg({ from, to }).catch(() => straightWays.leg(from, to))
    legs.set(key, found)
    if (legs.size > remembered) legs.delete(legs.keys().next().value!)
    return found
  }
  return { along: (places) => Promise.all(pairs(places).map(([from, to]) => find(from, to))), close }
}

/**
 * @param file the road graph, as `shared/routing/road-graph-bytes.ts` writes it
 * @param worker the built worker script
 * @param failed told once when the roads cannot be read or their thread has ended
 */
export function waysOnRoads(file: string, worker: URL, failed: (error: Error) => void): Ways {
  const thread = new Worker(worker, { workerData: { file } })
  thread.on('error', (error) => failed(error))
  const calls = new ThreadCalls<LegCall>(thread, 'roads')
  return rememberedWays(
    (call) => calls.ask(call),
    async () => void (await thread.terminate()),
  )
}

function pairs(places: readonly Place[]): [Place, Place][] {
  return places.slice(1).map((to, i) => [places[i]!, to])
}
