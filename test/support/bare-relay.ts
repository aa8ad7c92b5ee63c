// Just enough of a relay for the Node side of a seat: it greets, and hands out the snapshot of a world. It decides nothing.
import { createServer } from 'node:http'
import type net from 'node:net'
import { Server } from 'socket.io'
import type { Actor } from '../../shared/model/actor.ts'
import type { Hello } from '../../shared/wire/messages.ts'
import { snapshotLines } from '../../shared/wire/snapshot-lines.ts'
import { snapshotOf, welcome } from './desk.ts'
import { smallWorld, type World } from './world.ts'

export interface BareRelay {
  port: number
  hellos: number
  /** what it holds, and of which log */
  world: World
  epoch: string
  /** who may work at the seats that come */
  actors: Actor[]
  /** it takes connections and hellos, and does not answer */
  mute: boolean
  /** how many questions about a commit it fails to answer */
  untold: number
  close(): Promise<void>
}

export async function bareRelay(port = 0): Promise<BareRelay> {
  const http = createServer((request, response) => {
    const seq = /^\/commits\/(\d+)$/.exec(request.url ?? '')?.[1]
    if (seq !== undefined) {
      if (it.untold-- > 0) return void response.writeHead(500).end('{}')
      const id = it.world.commits[Number(seq) - 1]?.id ?? null
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify({ id }))
    }
    for (const line of snapshotLines(snapshotOf(it.world, it.epoch))) response.write(`${line}\n`)
    response.end()
  })
  const io = new Server(http, { transports: ['websocket'] })
  const it: BareRelay = {
    port: 0,
    hellos: 0,
    world: smallWorld(),
    epoch: 'epoch-1',
    actors: [],
    mute: false,
    untold: 0,
    close: () => io.close(),
  }
  io.on('connection', (socket) =>
    socket.on('hello', ({ epoch, seq }: Hello) => {
      it.hellos++
      if (it.mute) return
      const head = it.world.commits.length
      const known = epoch === it.epoch && seq === head
      const how = known ? ({ mode: 'delta' } as const) : ({ mode: 'snapshot', because: 'epoch' } as const)
      socket.emit('welcome', welcome({ epoch: it.epoch, head, actors: it.actors, ...how }))
    }),
  )
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  it.port = (http.address() as net.AddressInfo).port
  return it
}
