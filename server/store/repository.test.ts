import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTables, insertSeat, readAnswer, readCommits, readStart, writeBatch, writeCursor } from './repository.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { storeContract } from '../../test/contract/store-contract.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** The SQLite store without its thread. */
async function openStore(file: string): Promise<Store> {
  const db = openSqlite(file)
  await createTables(db, randomUUID())
  return {
    start: (recent) => readStart(db, recent),
    write: (batch) => writeBatch(db, batch),
    answer: (seat, n) => readAnswer(db, seat, n),
    commits: (after, limit) => readCommits(db, after, limit),
    addSeat: (seat) => insertSeat(db, seat),
    setCursor: (name, seq) => writeCursor(db, name, seq),
    async close() {
      await db.destroy()
      // The driver lets go of the file with its last statement; in the relay that is when the store's thread ends.
      collectGarbage()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'signalbox-store-'))

storeContract('the store in SQLite', async () => {
  const folder = await newFolder()
  return {
    open: () => openStore(path.join(folder, 'relay.sqlite')),
    remove: () => rm(folder, { recursive: true }),
  }
})

describe('the SQLite file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await newFolder()
    file = path.join(folder, 'relay.sqlite')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('[STO13] one opener: a second relay on the same file is refused', async () => {
    const first = await openStore(file)
    await first.setCursor('delivery', 1)
    await expect(openStore(file)).rejects.toThrow(/locked/)
    await first.close()
  })

  test('[STO13] write-ahead log, and a commit that has reached the disk', () => {
    const db = openSqlite(file)
    const pragma = async (name: string) => {
      const { rows } = await db.executeQuery<Record<string, unknown>>({
        ...db.selectFrom('meta').selectAll().compile(),
        sql: `PRAGMA ${name}`,
        parameters: [],
      })
      return Object.values(rows[0]!)[0]
    }
    return Promise.all([pragma('journal_mode'), pragma('synchronous'), pragma('locking_mode')]).then(async (found) => {
      await db.destroy()
      expect(found).toEqual(['wal', 2, 'exclusive'])
    })
  })

  test('[STO14] a file of another version is not touched', async () => {
    const db = openSqlite(file)
    await createTables(db, 'epoch-1')
    await db.updateTable('meta').set({ value: '99' }).where('key', '=', 'storeVersion').execute()
    await createTables(db, 'epoch-2')
    await expect(readStart(db, 1)).rejects.toThrow(/version 99.*version 1/)
    const rows = await db.selectFrom('meta').selectAll().execute()
    expect(rows.map(({ value }) => value).sort()).toEqual(['99', 'epoch-1'])
    await db.destroy()
  })
})
