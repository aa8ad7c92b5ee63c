// A store whose writes end when the test says so, each with what it is told.
import type { Batch, Store } from '../../server/store/store.ts'

export interface HeldWrite {
  batch: Batch
  end(failure?: Error): Promise<void>
}

export interface HeldStore extends Store {
  readonly held: HeldWrite[]
}

export function heldStore(store: Store): HeldStore {
  const held: HeldWrite[] = []
  return {
    ...store,
    held,
    write(batch) {
      return new Promise((resolve, reject) => {
        held.push({
          batch,
          async end(failure) {
            held.splice(0, 1)
            if (failure) reject(failure)
            else await store.write(batch).then(resolve, reject)
            await turn()
          },
        })
      })
    },
  }
}

/** Lets everything run that is ready to: callbacks, promises, immediates. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
}
