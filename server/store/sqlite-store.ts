// The relay's side of the store thread.
import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Commit } from '../../shared/events/commit.ts'
import type { EarlierTickets } from '../../shared/wire/history.ts'
import { ThreadCalls } from '../thread-calls.ts'
import { startOf, type StartRows } from './repository.ts'
import type { Store, StoredAnswer } from './store.ts'
import type { StoreCall } from './sqlite-worker.ts'

/**
 * @param file the SQLite file, made when it is missing
 * @param worker the built worker script
 */
export function sqliteStore(file: string, worker: URL): Store {
  const thread = new Worker(worker, { workerData: { file, newEpoch: randomUUID() } })
  const calls = new ThreadCalls<StoreCall>(thread, 'store')
  const ask = <T>(call: StoreCall): Promise<T> => calls.ask<T>(call)

  return {
    start: async (recent) => startOf(await ask<StartRows>({ call: 'start', recent })),
    write: (batch) => ask<void>({ call: 'write', batch }),
    answer: (seat, n) => ask<StoredAnswer | undefined>({ call: 'answer', seat, n }),
    commits: (after, limit) => ask<Commit[]>({ call: 'commits', after, limit }),
    ticketCommits: (ticketId, upTo, limit) => ask<Commit[]>({ call: 'ticketCommits', ticketId, upTo, limit }),
    earlierTickets: (site, upTo, limit) => ask<EarlierTickets>({ call: 'earlierTickets', site, upTo, limit }),
    addSeat: (seat) => ask<void>({ call: 'addSeat', seat }),
    setCursor: (name, seq) => ask<void>({ call: 'setCursor', name, seq }),
    backup: (file) => ask<number>({ call: 'backup', file }),
    async close() {
      await ask<void>({ call: 'close' })
      await thread.terminate()
    },
  }
}
