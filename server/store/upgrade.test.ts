import { noHistory } from './history-rows.ts'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyStore } from './copy-store.ts'
import { refoldEntities } from './fold-log.ts'
import { putEntities, readStart, writeBatch } from './repository.ts'
import { openSqlite } from './sqlite.ts'
import { storeVersion, type StoreDb } from './tables.ts'
import { prepareStore, storeSteps, versionOf, type StoreStep } from './upgrade.ts'
import { letGo } from '../../test/support/file-store.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change } from '../../shared/model/entities.ts'
import { contents, hours, morning, smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
let file: string
let db: StoreDb
let kept: number[]
beforeEach(() => {
  file = path.join(folder(), 'relay.sqlite')
  db = openSqlite(file)
  kept = []
})
afterEach(async () => {
  await db.destroy()
  await letGo()
})

const prepare = (steps?: readonly StoreStep[]) =>
  prepareStore(db, {
    epoch: randomUUID(),
    ...(steps && { steps }),
    async keepOld(version) {
      kept.push(version)
      await copyStore(db, `${file}.version-${version}`)
    },
  })
const setVersion = (version: number) =>
  db
    .updateTable('meta')
    .set({ value: String(version) })
    .where('key', '=', 'storeVersion')
    .execute()

describe('a store of another version', () => {
  test('[UPG1] the steps lead, one by one, to the version that is written now', () => {
    expect(storeSteps.map(({ to }) => to)).toEqual(Array.from({ length: storeVersion - 1 }, (_, i) => i + 2))
  })

  test('[UPG1] each step that is missing is taken once, in order; the old store is kept beside it', async () => {
    await prepare()
    await setVersion(5)
    const taken: number[] = []
    const step = (to: number): StoreStep => ({ to, apply: async () => void taken.push(to) })
    const steps = [5, 6, 7].map(step)
    await prepare(steps)
    expect([taken, kept, await versionOf(db)]).toEqual([[6, 7], [5], 7])
    await prepare(steps)
    expect([taken, kept]).toEqual([[6, 7], [5]])
    const old = openSqlite(`${file}.version-5`)
    expect(await versionOf(old)).toBe(5)
    await old.destroy()
  })

  test('[UPG1] a step that fails leaves the store of the version it was, with all it held', async () => {
    await prepare()
    await setVersion(5)
    const steps: StoreStep[] = [
      {
        to: 6,
        apply: (tx) =>
          tx
            .deleteFrom('meta')
            .where('key', '=', 'epoch')
            .execute()
            .then(() => {}),
      },
      { to: 7, apply: () => Promise.reject(new Error('no room')) },
    ]
    await expect(prepare(steps)).rejects.toThrow('no room')
    expect(await versionOf(db)).toBe(5)
    expect((await readStart(db, 1)).epoch).not.toBe('')
  })

  test('[UPG1] tables of an invented older shape are brought up by an invented step', async () => {
    await prepare()
    await sql`ALTER TABLE cursors RENAME COLUMN seq TO place`.execute(db)
    await sql`INSERT INTO cursors (name, place) VALUES ('delivery', 7)`.execute(db)
    await setVersion(5)
    await prepare([
      { to: 6, apply: (tx) => sql`ALTER TABLE cursors RENAME COLUMN place TO seq`.execute(tx).then(() => {}) },
    ])
    expect((await readStart(db, 1)).cursors).toEqual({ delivery: 7 })
  })

  test.each([99, 0])('[STO14] of version %i: nothing is touched', async (version) => {
    await prepare()
    const before = (await readStart(db, 1)).epoch
    await setVersion(version)
    await expect(prepare()).rejects.toThrow(`version ${version}, this relay reads version ${storeVersion}`)
    expect([await versionOf(db), (await readStart(db, 1)).epoch, kept]).toEqual([version, before, []])
    expect(existsSync(`${file}.version-${version}`)).toBe(false)
  })

  test('[UPG2] [SLA3] a breach that version 2 let a late report take back is there again', async () => {
    const world = smallWorld()
      .assign('t1', 'v1', 'w1')
      .wait(9 * hours)
    world.does(intent('cross-thresholds', { ticketId: 't1' }, {}), { role: 'rule' })
    world.does(intent('report-status', { visitId: 'v1', status: 'on-site' }, {}), { ageMs: 2 * hours })
    const ticket = world.get('ticket', 't1')
    const { arrive } = ticket.clocks
    const unbreached = { ...ticket, clocks: { ...ticket.clocks, arrive: { ...arrive, breachedAt: null } } }
    await prepare()
    const changes: Change[] = contents(world.state).ticket.map((value) => ({ kind: 'ticket', id: value.id, value }))
    await writeBatch(db, { commits: world.commits, answers: [], changes, history: noHistory() })
    await putEntities(db, [{ kind: 'ticket', id: 't1', value: unbreached }])
    for (const table of ['ticket_commits', 'archived_tickets']) await db.schema.dropTable(table).execute()
    await setVersion(2)
    await prepare()
    const found = (await readStart(db, 0)).entities.ticket.find(({ id }) => id === 't1')
    expect([found, kept]).toEqual([ticket, [2]])
    expect(found?.clocks.arrive).toMatchObject({ breachedAt: morning + 8 * hours, stoppedAt: morning + 7 * hours })
  })

  test('[UPG2] entities are what the log adds up to, whatever was stored', async () => {
    const world = smallWorld().assign('t1', 'v1', 'w1')
    await prepare()
    await writeBatch(db, { commits: world.commits, answers: [], changes: [], history: noHistory() })
    await putEntities(db, [{ kind: 'ticket', id: 'gone', value: { id: 'gone' } }])
    await refoldEntities(db)
    const { entities } = await readStart(db, 0)
    for (const list of Object.values(entities)) list.sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(entities).toEqual(contents(world.state))
  })
})
