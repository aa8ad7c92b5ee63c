// The relay's side of the store thread: each call is a message, each answer a promise.
import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Commit } from '../../shared/events/commit.ts'
import { startOf, type StartRows } from './repository.ts'
import type { Store, StoredAnswer } from './store.ts'
import type { StoreCall, StoreReply, StoreRequest } from './sqlite-worker.ts'

/**
 * @param file the SQLite file, made when it is missing
 * @param worker the built worker script
 */
export function sqliteStore(file: string, worker: URL): Store {
  const thread = new Worker(worker, { workerData: { file, newEpoch: randomUUID() } })
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextToken = 1
  let broken: Error | undefined

  const failAll = (error: Error) => {
    broken = error
    for (const { reject } of open.values()) reject(error)
    open.clear()
  }
  thread.on('error', failAll)
  thread.on('exit', () => failAll(new Error('the store thread has ended')))
  thread.on('message', (reply: StoreReply) => {
    const waiting = open.get(reply.token)
    open.delete(reply.token)
    if ('error' in reply) waiting?.reject(new Error(reply.error))
    else waiting?.resolve(reply.value)
  })

  const ask = <T>(call: StoreCall): Promise<T> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      const token = nextToken++
      open.set(token, { resolve: resolve as (value: unknown) => void, reject })
      thread.postMessage({ token, call } satisfies StoreRequest)
    })

  return {
    start: async (recent) => startOf(await ask<StartRows>({ call: 'start', recent })),
    write: (batch) => ask<void>({ call: 'write', batch }),
    answer: (seat, n) => ask<StoredAnswer | undefined>({ call: 'answer', seat, n }),
    commits: (after, limit) => ask<Commit[]>({ call: 'commits', after, limit }),
    addSeat: (seat) => ask<void>({ call: 'addSeat', seat }),
    setCursor: (name, seq) => ask<void>({ call: 'setCursor', name, seq }),
    backup: (file) => ask<number>({ call: 'backup', file }),
    async close() {
      await ask<void>({ call: 'close' })
      await thread.terminate()
    },
  }
}
