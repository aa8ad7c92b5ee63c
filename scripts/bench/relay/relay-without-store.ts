// The real relay with its store switched off: what it is given it forgets. What remains is the cost of everything else,
// against which the store's share is measured. It can also be given positions by no phone at all.
import path from 'node:path'
import { LatestFixes } from '../../../server/positions/latest-fixes.ts'
import { startRelay } from '../../../server/relay.ts'
import { memoryStore } from '../../../server/store/memory-store.ts'
import type { Store } from '../../../server/store/store.ts'
import { ownCpuMs, serve } from '../child.ts'
import { frameEvery, lonAt, positionOf } from './positions.ts'
import { openStore } from './prepared-store.ts'

const fixes = new LatestFixes()
let source: NodeJS.Timeout | undefined

/** @param file a prepared store: read once, then left alone */
async function forgettingStore(file: string): Promise<Store> {
  const prepared = openStore(file)
  const start = await prepared.start(5_000)
  await prepared.close()
  return {
    ...memoryStore(),
    start: async () => structuredClone(start),
    write: async () => {},
    addSeat: async () => {},
    setCursor: async () => {},
  }
}

serve({
  async start({ file }: { file: string }) {
    const relay = await startRelay({
      store: await forgettingStore(file),
      data: path.dirname(file),
      setupKey: 'no seat enrols here',
      now: () => Date.now(),
      host: '127.0.0.1',
      port: 0,
      frameEvery,
      fixes,
      failed: (error) => {
        throw error
      },
    })
    return `http://127.0.0.1:${relay.port}`
  },
  /** Each of that many technicians moves once in a tick of the frames. */
  move({ technicians }: { technicians: number }) {
    clearInterval(source)
    let next = 0
    const steps = 5
    // Made once: what making positions costs is not the relay's.
    const made = Array.from({ length: technicians }, (_, i) => ({ ...positionOf(i, 0), ageMs: 0 }))
    source = setInterval(() => {
      const now = Date.now()
      const lon = lonAt(now)
      for (let i = 0; i < technicians / steps; i++) {
        next = (next + 1) % technicians
        made[next]!.lon = lon
        fixes.take(next + 1, made[next]!, now)
      }
    }, frameEvery / steps)
  },
  cpu: () => ownCpuMs(),
})
