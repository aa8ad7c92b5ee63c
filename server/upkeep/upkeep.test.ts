import { noHistory } from '../store/history-rows.ts'
import { existsSync } from 'node:fs'
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { backup } from './backup.ts'
import { dataFolder, PlainError, type DataFolder } from './data-folder.ts'
import { restore } from './restore.ts'
import { verify, verifyFile } from './verify.ts'
import { openSqlite } from '../store/sqlite.ts'
import { storeVersion, type StoreDb } from '../store/tables.ts'
import { keepWorld, letGo, openFileStore } from '../../test/support/file-store.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { morning, smallWorld, type World } from '../../test/support/world.ts'

const folder = ownFolder()
const now = new Date(morning)
let data: DataFolder
let copy: string
let world: World
beforeEach(async () => {
  data = dataFolder(folder())
  copy = path.join(folder(), 'copy.sqlite')
  world = smallWorld().assign('t1', 'v1', 'w1')
  await keepWorld(data.store, world, ['console-1', 'w1'])
})

/** Changes a store behind its relay's back. */
async function meddle(file: string, change: (db: StoreDb) => Promise<unknown>): Promise<void> {
  const db = openSqlite(file, 'mend')
  await change(db)
  await db.destroy()
  await letGo()
}
const backUp = async () => {
  await backup(data, copy)
  await letGo()
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing is wrong',
    (error: Error) => {
      expect(error).toBeInstanceOf(PlainError)
      return error.message
    },
  )

describe('verify', () => {
  test('[BAK5] a sound store', async () => {
    expect(await verify(data.store)).toMatch(/is sound: 5 commits, 7 entities, 5 answers, 2 seats, 0 files, epoch /)
  })

  test.each<[string, (db: StoreDb) => Promise<unknown>, RegExp]>([
    ['a hole in the log', (db) => db.deleteFrom('commits').where('seq', '=', 2).execute(), /commit 3 stands at 2/],
    [
      'an entity that is another',
      (db) => sql`UPDATE entities SET body = json_set(body, '$.summary', 'x') WHERE id = 't1'`.execute(db),
      /ticket\/t1 is not what the log leads to/,
    ],
    [
      'an entity too few',
      (db) => db.deleteFrom('entities').where('kind', '=', 'visit').execute(),
      /visit\/v1 is missing/,
    ],
    [
      'an entity too many',
      (db) => db.insertInto('entities').values({ kind: 'ticket', id: 't9', body: '{"id":"t9"}' }).execute(),
      /ticket\/t9 is stored, and the log does not lead to it/,
    ],
    [
      'a row too few of what a history is found by',
      (db) => db.deleteFrom('ticket_commits').where('ticket', '=', 't1').execute(),
      /the histories: commit 3 of ticket t1 is missing/,
    ],
    [
      'a row too many of the same',
      (db) => db.insertInto('ticket_commits').values({ ticket: 't2', seq: 1 }).execute(),
      /the histories: commit 1 is not about ticket t2/,
    ],
    ['a missing answer', (db) => db.deleteFrom('answers').where('n', '=', 3).execute(), /has 4 answers up to 5/],
    [
      'an answer about a commit that is not there',
      (db) => sql`UPDATE answers SET result = '{"kind":"accepted","seq":9}' WHERE n = 5`.execute(db),
      /answer 5 of seat console-1 is about commit 9, which is not its own/,
    ],
    [
      'an answer about another’s commit',
      (db) => sql`UPDATE answers SET id = 'other' WHERE n = 5`.execute(db),
      /answer 5 of seat console-1 is about commit 5, which is not its own/,
    ],
    [
      'a commit that nobody was answered for',
      (db) => sql`UPDATE answers SET result = '{"kind":"unchanged","seq":5}' WHERE n = 5`.execute(db),
      /5 commits were asked for by seats, 4 answers say so/,
    ],
    [
      'an event that does not fit',
      (db) => sql`UPDATE commits SET events = '[{"type":"visitReleased","visitId":7}]' WHERE seq = 5`.execute(db),
      /the log: (commit 5, events|after commit)/,
    ],
    ['an event nobody knows', (db) => sql`UPDATE commits SET v = 99 WHERE seq = 5`.execute(db), /Events of version 99/],
    [
      'time that goes back',
      (db) => sql`UPDATE commits SET at = 1 WHERE seq = 5`.execute(db),
      /time goes back at commit 5/,
    ],
    [
      'a newer version',
      (db) => sql`UPDATE meta SET value = 99 WHERE key = 'storeVersion'`.execute(db),
      /of version 99/,
    ],
  ])('[BAK5] %s is found', async (_what, change, finding) => {
    await meddle(data.store, change)
    const before = await readFile(data.store)
    expect(await refusal(verify(data.store))).toMatch(finding)
    expect(await readFile(data.store)).toEqual(before)
  })

  test('[BAK5] bytes that have rotted are found', async () => {
    await meddle(data.store, (db) => sql`CREATE TABLE filler AS SELECT randomblob(40000) AS x`.execute(db))
    const bytes = await readFile(data.store)
    bytes.fill(0x5a, bytes.length - 9_000, bytes.length - 4_000)
    await writeFile(data.store, bytes)
    expect(await refusal(verify(data.store))).toMatch(/the file: |cannot be read as a store/)
  })

  test('[BAK6] what is no store, or is not there, is said in one line', async () => {
    await writeFile(copy, 'a letter to my aunt '.repeat(100))
    expect(await refusal(verify(copy))).toMatch(/^.*copy\.sqlite cannot be read as a store \(.*\)\.$/)
    expect(await refusal(verify(path.join(folder(), 'none')))).toMatch(/^There is no store at .*none\.$/)
    await writeFile(copy, '')
    expect(await refusal(verify(copy))).toMatch(/there are no tables in it/)
  })
})

describe('backup without a relay', () => {
  test('[BAK2] is the store, sound, readable by its owner only, and leaves nothing else behind', async () => {
    expect(await backup(data, copy)).toMatch(/^Backup made: .*copy\.sqlite, 5 commits/)
    await letGo()
    expect((await verifyFile(copy)).findings).toEqual([])
    expect((await readdir(folder())).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('[BAK6] a name that is taken, a store that is not there, a store that is open', async () => {
    await writeFile(copy, 'precious')
    expect(await refusal(backup(data, copy))).toMatch(/is there already\. Choose another name\.$/)
    expect(await readFile(copy, 'utf8')).toBe('precious')
    expect(await refusal(backup(dataFolder(path.join(folder(), 'none')), `${copy}2`))).toMatch(/no data folder/)
    const store = await openFileStore(data.store)
    expect(await refusal(backup(data, `${copy}2`))).toMatch(/A relay has .* open\. Stop it first\.$/)
    await store.close()
  })

  test('[BAK2] of a store that is not sound there is none', async () => {
    await meddle(data.store, (db) => db.deleteFrom('commits').where('seq', '=', 2).execute())
    expect(await refusal(backup(data, copy))).toMatch(/The backup is not sound, and neither is the store/)
    expect((await readdir(folder())).filter((name) => name.startsWith('copy') || name.includes('partial'))).toEqual([])
  })
})

describe('restore', () => {
  const later = async () => {
    const store = await openFileStore(data.store)
    await store.write({
      commits: [{ ...world.commits[0]!, seq: 6, id: 'later' }],
      answers: [],
      changes: [],
      history: noHistory(),
    })
    await store.close()
  }
  const asideOf = async () => (await readdir(folder())).find((name) => /set-aside-[^/]*Z$/.test(name))!

  test('[BAK3] the backup is the store, with an epoch of its own; what was there is kept whole', async () => {
    await backUp()
    await later()
    expect(await restore(data, copy, now)).toMatch(
      /^Restored: 5 commits.* The store that was there is kept as .*set-aside/,
    )
    await letGo()
    const restored = await verifyFile(data.store)
    expect(restored).toMatchObject({ findings: [], commits: 5 })
    expect(restored.epoch).not.toBe((await verifyFile(copy)).epoch)
    const aside = openSqlite(path.join(folder(), await asideOf()), 'look')
    expect(await aside.selectFrom('commits').select('id').where('seq', '=', 6).execute()).toEqual([{ id: 'later' }])
    await aside.destroy()
    await letGo()
    expect((await readdir(folder())).filter((name) => /partial|-wal$|-shm$|-journal$/.test(name))).toEqual([])
  })

  test('[BAK3] twice: another epoch each time', async () => {
    await backUp()
    const epochs = new Set<string>()
    for (let i = 0; i < 2; i++) {
      await restore(data, copy, new Date(morning + i))
      await letGo()
      epochs.add((await verifyFile(data.store)).epoch)
      await letGo()
    }
    expect(epochs.size).toBe(2)
  })

  test('[BAK3] into a folder that has no store yet', async () => {
    await backUp()
    const fresh = dataFolder(path.join(folder(), 'new'))
    expect(await restore(fresh, copy, now)).not.toContain('kept as')
    await letGo()
    expect((await verifyFile(fresh.store)).findings).toEqual([])
  })

  test('[BAK3] in the place of a store that cannot be read', async () => {
    await backUp()
    await writeFile(data.store, 'rotten '.repeat(1_000))
    await writeFile(`${data.store}-wal`, 'rotten, too')
    await restore(data, copy, now)
    await letGo()
    expect((await verifyFile(data.store)).findings).toEqual([])
    const aside = path.join(folder(), await asideOf())
    expect(await readFile(aside, 'utf8')).toMatch(/^rotten rotten/)
    expect(await readFile(`${aside}-wal`, 'utf8')).toBe('rotten, too')
    expect(existsSync(`${data.store}-wal`)).toBe(false)
  })

  test('[BAK3] [UPG1] written by the first version: the backup stays as it is', async () => {
    await copyFile(path.resolve(import.meta.dirname, '../../test/fixtures/store-1.sqlite'), copy)
    const before = await readFile(copy)
    await restore(data, copy, now)
    await letGo()
    expect(await verifyFile(data.store)).toMatchObject({ findings: [], version: storeVersion, commits: 229 })
    expect(await readFile(copy)).toEqual(before)
  })

  test('[BAK4] while a relay has the store, nothing is touched', async () => {
    await backUp()
    const store = await openFileStore(data.store)
    const { epoch } = await store.start(0)
    const names = await readdir(folder())
    expect(await refusal(restore(data, copy, now))).toMatch(/A relay has .* open\. Stop it first\.$/)
    expect(await readdir(folder())).toEqual(names)
    expect((await store.start(0)).epoch).toBe(epoch)
    await store.close()
  })

  test.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['not sound', (file) => meddle(file, (db) => db.deleteFrom('commits').where('seq', '=', 2).execute()), /not sound/],
    ['no store', (file) => writeFile(file, 'a letter to my aunt '.repeat(100)), /cannot be read as a store/],
    [
      'of a newer version',
      (file) => meddle(file, (db) => sql`UPDATE meta SET value = 99 WHERE key = 'storeVersion'`.execute(db)),
      /version 99/,
    ],
    ['a store in use', (file) => writeFile(`${file}-wal`, 'x'), /is a store in use/],
  ])('[BAK4] from what is %s: refused, and the store is as it was', async (_what, spoil, said) => {
    await backUp()
    await spoil(copy)
    const { epoch } = await verifyFile(data.store)
    await letGo()
    expect(await refusal(restore(data, copy, now))).toMatch(said)
    await letGo()
    expect(await verifyFile(data.store)).toMatchObject({ epoch, findings: [] })
    expect((await readdir(folder())).filter((name) => /set-aside|partial/.test(name))).toEqual([])
  })
})
