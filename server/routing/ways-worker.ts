// The thread that finds ways on roads, so that the relay's event loop never waits for one.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Place } from '../../shared/model/place.ts'
import { unreachable } from '../../shared/model/unreachable.ts'
import { decodeRoadGraph } from '../../shared/routing/road-graph-bytes.ts'
import { roadWays } from '../../shared/routing/way.ts'
import type { ThreadReply, ThreadRequest } from '../thread-calls.ts'

export interface LegCall {
  call: 'leg'
  from: Place
  to: Place
}
export interface TableCall {
  call: 'table'
  from: readonly Place[]
  to: readonly Place[]
}
export interface DrivesCall {
  call: 'drives'
  from: readonly Place[]
  to: Place
}
export type RoadCall = LegCall | TableCall | DrivesCall

const { file } = workerData as { file: string }
const port = parentPort
if (!port) throw new Error('ways-worker runs as a worker thread')
const ways = roadWays(decodeRoadGraph(readFileSync(file)))

port.on('message', ({ token, call }: ThreadRequest<RoadCall>) => {
  try {
    port.postMessage({ token, value: serve(call) } satisfies ThreadReply)
  } catch (error) {
    port.postMessage({ token, error: (error as Error).message } satisfies ThreadReply)
  }
})

function serve(call: RoadCall): unknown {
  switch (call.call) {
    case 'leg':
      return ways.leg(call.from, call.to)
    case 'table':
      return ways.table(call.from, call.to)
    case 'drives':
      return ways.drives(call.from, call.to)
    default:
      return unreachable(call)
  }
}
