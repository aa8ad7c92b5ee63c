// Calls to a thread of the relay's own: each is a message with a token, each answer a promise. When the thread has ended,
// everything that waits fails, and everything after it.
import type { Worker } from 'node:worker_threads'

export interface ThreadRequest<Call> {
  token: number
  call: Call
}
export type ThreadReply = { token: number; value: unknown } | { token: number; error: string }

export class ThreadCalls<Call> {
  private readonly thread: Worker
  private readonly open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  private nextToken = 1
  private broken: Error | undefined

  /** @param name what it is called when it has ended */
  constructor(thread: Worker, name: string) {
    this.thread = thread
    thread.on('error', (error) => this.failAll(error))
    thread.on('exit', () => this.failAll(new Error(`the ${name} thread has ended`)))
    thread.on('message', (reply: ThreadReply) => {
      const waiting = this.open.get(reply.token)
      this.open.delete(reply.token)
      if ('error' in reply) waiting?.reject(new Error(reply.error))
      else waiting?.resolve(reply.value)
    })
  }

  ask<T>(call: Call): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken)
      const token = this.nextToken++
      this.open.set(token, { resolve: resolve as (value: unknown) => void, reject })
      this.thread.postMessage({ token, call } satisfies ThreadRequest<Call>)
    })
  }

  private failAll(error: Error): void {
    this.broken = error
    for (const { reject } of this.open.values()) reject(error)
    this.open.clear()
  }
}
