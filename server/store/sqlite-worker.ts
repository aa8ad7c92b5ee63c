// The store's own thread: it does one call at a time, in the order in which they come, and answers each.
import { parentPort, workerData } from 'node:worker_threads'
import type { AskEarlier } from '../../shared/wire/history.ts'
import { copyStore } from './copy-store.ts'
import { readEarlierTickets, readTicketCommits } from './history-reads.ts'
import { insertSeat, readAnswer, readCommits, readHead, readStartRows, writeBatch, writeCursor } from './repository.ts'
import type { ThreadReply, ThreadRequest } from '../thread-calls.ts'
import { openSqlite } from './sqlite.ts'
import type { Batch, StoredSeat } from './store.ts'
import { prepareStore } from './upgrade.ts'

export type StoreCall =
  | { call: 'start'; recent: number }
  | { call: 'write'; batch: Batch }
  | { call: 'answer'; seat: string; n: number }
  | { call: 'commits'; after: number; limit: number }
  | { call: 'ticketCommits'; ticketId: string; upTo: number; limit: number }
  | { call: 'earlierTickets'; site: AskEarlier; upTo: number; limit: number }
  | { call: 'addSeat'; seat: StoredSeat }
  | { call: 'setCursor'; name: string; seq: number }
  | { call: 'backup'; file: string }
  | { call: 'close' }

const { file, newEpoch } = workerData as { file: string; newEpoch: string }
const port = parentPort
if (!port) throw new Error('sqlite-worker runs as a worker thread')

// The driver's errors lose their message on the way to another thread, so even opening is answered, not thrown.
let db: ReturnType<typeof openSqlite>
let last: Promise<unknown> = open()
last.catch(() => {})

port.on('message', ({ token, call }: ThreadRequest<StoreCall>) => {
  last = last
    .then(() => serve(call))
    .then(
      (value) => port.postMessage({ token, value } satisfies ThreadReply),
      (error: Error) => port.postMessage({ token, error: error.message } satisfies ThreadReply),
    )
})

async function open(): Promise<void> {
  db = openSqlite(file)
  await prepareStore(db, {
    epoch: newEpoch,
    keepOld: (version) => copyStore(db, `${file}.version-${version}-${new Date().toISOString().replaceAll(':', '-')}`),
  })
}

async function serve(call: StoreCall): Promise<unknown> {
  switch (call.call) {
    case 'start':
      return readStartRows(db, call.recent)
    case 'write':
      return writeBatch(db, call.batch)
    case 'answer':
      return readAnswer(db, call.seat, call.n)
    case 'commits':
      return readCommits(db, call.after, call.limit)
    case 'ticketCommits':
      return readTicketCommits(db, call.ticketId, call.upTo, call.limit)
    case 'earlierTickets':
      return readEarlierTickets(db, call.site, call.upTo, call.limit)
    case 'addSeat':
      return insertSeat(db, call.seat)
    case 'setCursor':
      return writeCursor(db, call.name, call.seq)
    case 'backup':
      await copyStore(db, call.file)
      return readHead(db)
    case 'close':
      await db.destroy()
      return undefined
    default:
      call satisfies never
      return undefined
  }
}
