// The relay's SQLite store without its thread, on any driver.
import { historyOf } from '../../server/store/history-rows.ts'
import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { copyStore } from '../../server/store/copy-store.ts'
import { readEarlierTickets, readTicketCommits } from '../../server/store/history-reads.ts'
import {
  insertSeat,
  readAnswer,
  readCommits,
  readHead,
  readStart,
  writeBatch,
  writeCursor,
} from '../../server/store/repository.ts'
import { openSqlite, type DriverName } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import { prepareStore } from '../../server/store/upgrade.ts'
import { kinds, type Change } from '../../shared/model/entities.ts'
import { enrolledConsole } from './enrolled.ts'
import type { World } from './world.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** `libsql` lets go of a file with its last statement; in the relay that is when the store's thread ends. */
export async function letGo(): Promise<void> {
  collectGarbage()
  await new Promise((resolve) => setImmediate(resolve))
}

export async function openFileStore(file: string, driver?: DriverName): Promise<Store> {
  const db = openSqlite(file, 'relay', driver)
  await prepareStore(db, {
    epoch: randomUUID(),
    keepOld: (version) => copyStore(db, `${file}.version-${version}`),
  })
  return {
    start: (recent) => readStart(db, recent),
    write: (batch) => writeBatch(db, batch),
    answer: (seat, n) => readAnswer(db, seat, n),
    commits: (after, limit) => readCommits(db, after, limit),
    ticketCommits: (ticketId, upTo, limit) => readTicketCommits(db, ticketId, upTo, limit),
    earlierTickets: (site, upTo, limit) => readEarlierTickets(db, site, upTo, limit),
    addSeat: (seat) => insertSeat(db, seat),
    setCursor: (name, seq) => writeCursor(db, name, seq),
    async backup(copy) {
      await copyStore(db, copy)
      return readHead(db)
    },
    async close() {
      await db.destroy()
      await letGo()
    },
  }
}

/** Makes a store in which these seats are enrolled and everything of the world has been committed. */
export async function keepWorld(file: string, world: World, seats: readonly string[]): Promise<void> {
  const store = await openFileStore(file)
  for (const seat of seats) await store.addSeat(enrolledConsole(seat))
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value }) as Change),
  )
  const answers = world.commits.map(({ seat, id, seq, at }, i) => {
    return { seat, n: i + 1, id, at, result: { kind: 'accepted' as const, seq } }
  })
  await store.write({ commits: world.commits, answers, changes, history: historyOf(world.commits) })
  await store.close()
}
