import { noHistory } from './history-rows.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { whyNoNodeSqlite } from './node-sqlite.ts'
import { openSqlite, type DriverName } from './sqlite.ts'
import { storeContract } from '../../test/contract/store-contract.ts'
import { openFileStore } from '../../test/support/file-store.ts'
import { smallWorld } from '../../test/support/world.ts'

const newFolder = () => mkdtemp(path.join(tmpdir(), 'signalbox-store-'))

for (const driver of ['libsql', 'node:sqlite'] as const) {
  const whyNot = driver === 'node:sqlite' ? whyNoNodeSqlite() : null
  storeContract(
    `the store in SQLite by ${driver}`,
    async () => {
      const folder = await newFolder()
      return {
        open: () => openFileStore(path.join(folder, 'relay.sqlite'), driver),
        remove: () => rm(folder, { recursive: true }),
      }
    },
    whyNot,
  )
  theFile(driver, whyNot)
}

test('[STO16] Node’s own SQLite is used from the version on in which it is stable', () => {
  expect(['20.19.0', '22.23.3', '24.14.9'].map((version) => whyNoNodeSqlite(version) === null)).toEqual([
    false,
    false,
    false,
  ])
  expect(['24.15.0', '24.21.0', '25.0.0', '26.1.0'].map(whyNoNodeSqlite)).toEqual([null, null, null, null])
})

function theFile(driver: DriverName, whyNot: string | null): void {
  describe.skipIf(whyNot !== null)(`the SQLite file by ${driver}`, () => {
    let folder: string
    let file: string
    beforeEach(async () => {
      folder = await newFolder()
      file = path.join(folder, 'relay.sqlite')
    })
    afterEach(() => rm(folder, { recursive: true }))

    test('[STO13] one opener: a second one, also one that only looks, is refused', async () => {
      const first = await openFileStore(file, driver)
      await first.setCursor('delivery', 1)
      await expect(openFileStore(file, driver)).rejects.toThrow(/locked/)
      await expect(
        (async () => openSqlite(file, 'look', driver).selectFrom('meta').selectAll().execute())(),
      ).rejects.toThrow(/locked/)
      await first.close()
    })

    test('[STO13] write-ahead log, and a commit that has reached the disk', async () => {
      const db = openSqlite(file, 'relay', driver)
      const pragma = async (name: string) => {
        const { rows } = await db.executeQuery<Record<string, unknown>>({
          ...db.selectFrom('meta').selectAll().compile(),
          sql: `PRAGMA ${name}`,
          parameters: [],
        })
        return Object.values(rows[0]!)[0]
      }
      const found = await Promise.all([pragma('journal_mode'), pragma('synchronous'), pragma('locking_mode')])
      await db.destroy()
      expect(found).toEqual(['wal', 2, 'exclusive'])
    })

    test('[STO15] a backup is a store of its own, as the other was; it replaces no file', async () => {
      const world = smallWorld()
      const first = await openFileStore(file, driver)
      await first.write({ commits: world.commits, answers: [], changes: [], history: noHistory() })
      const copy = path.join(folder, 'copy.sqlite')
      expect(await first.backup(copy)).toBe(world.commits.length)
      await expect(first.backup(copy)).rejects.toThrow(/exists/)
      await first.write({
        commits: [{ ...world.commits[0]!, seq: 99, id: 'later' }],
        answers: [],
        changes: [],
        history: noHistory(),
      })
      const second = await openFileStore(copy, driver)
      expect((await second.start(100)).recent).toEqual(world.commits)
      expect((await second.start(0)).epoch).toBe((await first.start(0)).epoch)
      await first.close()
      await second.close()
    })

    test('[STO15] what only looks changes nothing', async () => {
      const first = await openFileStore(file, driver)
      await first.backup(path.join(folder, 'copy.sqlite'))
      await first.close()
      const db = openSqlite(path.join(folder, 'copy.sqlite'), 'look', driver)
      await expect(db.insertInto('cursors').values({ name: 'delivery', seq: 1 }).execute()).rejects.toThrow(/readonly/)
      await db.destroy()
    })
  })
}
