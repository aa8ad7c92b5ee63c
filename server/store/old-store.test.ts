// A store and an outbox that the first version has written, opened and decided by today's code.
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { refoldEntities } from './fold-log.ts'
import { openSqlite } from './sqlite.ts'
import { storeVersion } from './tables.ts'
import { prepareStore, storeSteps, versionOf, type StoreStep } from './upgrade.ts'
import type { Store, StoreStart } from './store.ts'
import { Committer } from '../commit/committer.ts'
import type { Group } from '../commit/group.ts'
import { SeatProgress } from '../commit/seat-progress.ts'
import { verifyFile } from '../upkeep/verify.ts'
import { JournalFile } from '../../electron/seat/journal-file.ts'
import { commitSchema } from '../../shared/events/commit.ts'
import { applyChange, EntityTables, entitySchemas, kinds, type Change } from '../../shared/model/entities.ts'
import { letGo, openFileStore } from '../../test/support/file-store.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { pastSite } from '../../test/support/past-store.ts'
import { inBatches } from '../../test/support/in-batches.ts'
import { facts, hours, smallWorld } from '../../test/support/world.ts'
import { intent } from '../../shared/commands/decide.ts'
import { ensure } from '../../test/support/ensure.ts'

const kept = (name: string) => path.resolve(import.meta.dirname, '../../test/fixtures', name)
const folder = ownFolder()
let file: string
let outbox: string
beforeEach(async () => {
  file = path.join(folder(), 'relay.sqlite')
  outbox = path.join(folder(), 'outbox.journal')
  await copyFile(kept('store-1.sqlite'), file)
  await copyFile(kept('outbox-1.journal'), outbox)
})

function tablesOf(start: StoreStart): EntityTables {
  const state = new EntityTables()
  for (const kind of kinds)
    for (const value of start.entities[kind]) applyChange(state, { kind, id: value.id, value } as Change)
  return state
}

describe('a store of version 1', () => {
  test('[UPG1] it was sound, and of that version', async () => {
    const check = await verifyFile(file)
    expect(check).toMatchObject({ findings: [], version: 1, commits: 229, seats: 2, epoch: 'epoch-of-version-1' })
    await letGo()
  })

  test('[UPG1] [UPG2] opened, log and entities are of today’s form, and the log leads to them', async () => {
    const store = await openFileStore(file)
    const start = await store.start(1_000)
    for (const commit of start.recent) expect(commitSchema.safeParse(commit).error).toBeUndefined()
    for (const kind of kinds)
      for (const entity of start.entities[kind]) {
        const read = entitySchemas[kind].safeParse(entity)
        // What has come since must be there, and not only be put in when it is read.
        expect([read.error, read.data]).toEqual([undefined, entity])
      }
    expect([start.epoch, start.recent.length, start.cursors]).toEqual(['epoch-of-version-1', 229, { delivery: 229 }])
    // The tables that were not there are filled: what they find is what the log has.
    const walk = await store.ticketCommits('walk', 1_000, 1_000)
    const named = start.recent.filter(({ events }) => JSON.stringify(events).includes('"walk'))
    expect(walk.map(({ name }) => name)).toEqual([
      'create-ticket',
      'assign-ticket',
      'confirm-delivery',
      'accept-visit',
      'report-status',
      'report-status',
      'resolve-ticket',
    ])
    expect(named).toEqual(expect.arrayContaining(walk))
    const state = tablesOf(start)
    expect(state.get('ticket', 'walk')).toMatchObject({ state: 'resolved', resolution: 'Compressor changed. 完成' })
    expect(state.get('visit', 'walk-v')).toMatchObject({ state: 'done', override: 'walk' })
    expect(state.get('ticket', 's4')).toMatchObject({ state: 'new', openVisitId: null })
    await store.close()
    expect(await verifyFile(file)).toMatchObject({ findings: [], version: storeVersion, entities: allOf(start) })
    await letGo()
  })

  test('[UPG2] entities of an invented older form are folded anew from its log', async () => {
    const db = openSqlite(file)
    await prepareStore(db, { epoch: '', keepOld: () => Promise.resolve() })
    const entities = () => db.selectFrom('entities').selectAll().orderBy('kind').orderBy('id').execute()
    const today = await entities()
    // As if routes had once had no revision, and technicians a kind of their own.
    await sql`UPDATE entities SET body = json_remove(body, '$.revision') WHERE kind = 'route'`.execute(db)
    await sql`UPDATE entities SET kind = 'worker' WHERE kind = 'technician'`.execute(db)
    expect(await entities()).not.toEqual(today)
    const kept: number[] = []
    const step: StoreStep = { to: storeVersion + 1, apply: refoldEntities }
    await prepareStore(db, {
      epoch: '',
      keepOld: async (version) => void kept.push(version),
      steps: [...storeSteps, step],
    })
    const read = (rows: typeof today) => rows.map(({ kind, id, body }) => [kind, id, JSON.parse(body) as unknown])
    expect([read(await entities()), kept, await versionOf(db)]).toEqual([read(today), [storeVersion], storeVersion + 1])
    await db.destroy()
    await letGo()
  })

  test('[UPG1] [STO17] [STO18] what a store of version 2 holds of the past is found when it is opened', async () => {
    await copyFile(kept('store-2.sqlite'), file)
    expect(await verifyFile(file)).toMatchObject({ version: 2 })
    await letGo()
    const store = await openFileStore(file)
    const log = await store.ticketCommits('past-1', 999, 999)
    expect(log.map(({ name }) => name)).toEqual(['create-ticket', 'assign-ticket', 'report-status', 'resolve-ticket'])
    const { tickets } = await store.earlierTickets(pastSite, 999, 99)
    expect(tickets.map(({ id }) => id)).toEqual(['past-2', 'past-1', 'more-2', 'more-1', 'more-0'])
    expect(tickets[1]).toMatchObject({ state: 'resolved', technicianIds: ['k1'] })
    await store.close()
    const { version, findings } = await verifyFile(file)
    await letGo()
    // It was made without seats and without answers to them, and is sound for the rest.
    expect([version, findings]).toEqual([storeVersion, [expect.stringContaining('asked for by seats')]])
  })

  test('[UPG1] [STO18] a store from before its histories could be found has them when it is opened, as if it had written them', async () => {
    const own = path.join(folder(), 'own.sqlite')
    const store = await openFileStore(own)
    const world = smallWorld()
    const write = inBatches(store, world)
    await write(world.assign('t1', 'v1', 'w1').report('v1', 'on-site'))
    const resolve = intent('resolve-ticket', { ticketId: 't1', resolution: 'Done' }, { visitId: 'v1' })
    await write(world.wait(hours).does(resolve, { phone: 'w1' }))
    await write(world.wait(14 * 24 * hours).does(intent('archive-ticket', { ticketId: 't1' }, {}), { role: 'rule' }))
    const told = async (from: Store) => [
      await from.ticketCommits('t1', 99, 99),
      await from.earlierTickets(facts().site, 99, 99),
    ]
    const written = await told(store)
    expect(written[0]).toHaveLength(4)
    expect(written[1]).toMatchObject({ tickets: [{ id: 't1', technicianIds: ['w1'] }] })
    await store.close()
    // Its seats have been left out, so verify finds the answers that are missing, and nothing else.
    const findings = async () => {
      const check = await verifyFile(own)
      await letGo()
      return check.findings.filter((finding) => !finding.includes('asked for by'))
    }
    expect(await findings()).toEqual([])
    const db = openSqlite(own, 'mend')
    for (const table of ['ticket_commits', 'archived_tickets']) await db.schema.dropTable(table).execute()
    await db.updateTable('meta').set({ value: '2' }).where('key', '=', 'storeVersion').execute()
    await db.destroy()
    await letGo()
    const again = await openFileStore(own)
    expect(await told(again)).toEqual(written)
    await again.close()
    expect(await findings()).toEqual([])
  })

  test('[UPG4] [UPG5] the outbox that waited is decided on it, each command once and as it was meant', async () => {
    const opened = await JournalFile.open(outbox, new Date())
    await opened.journal.close()
    expect(opened.damage).toBeNull()
    expect(opened.content.refused.map(({ command, code }) => [command.id, code])).toEqual([
      ['refused-1', 'ticketMoved'],
    ])
    const store = await openFileStore(file)
    const start = await store.start(1_000)
    const state = tablesOf(start)
    const progress = new SeatProgress()
    for (const { seat, lastN } of start.seats) progress.add(seat, lastN)
    const desk = start.seats.find(({ seat }) => seat === 'console-1')!
    const last = start.recent.at(-1)!
    const told = new Promise<Group>((resolve, reject) => {
      const committer = new Committer(store, state, progress, { seq: last.seq, tip: last.id }, last.at, {
        now: () => last.at,
        mono: () => 0,
        committed: resolve,
        answer: () => {},
        expect: (_seat, { why }) => reject(new Error(why)),
        failed: reject,
      })
      for (const command of opened.content.undecided) {
        const { seat, actors, technicianId } = desk
        const { n, id } = command
        committer.arrive({ seat, actors, technicianId, n, id, command, oversized: false, ageMs: 60_000 })
      }
    })
    const { answers } = await told
    ensure(answers.length === opened.content.undecided.length, () => `${answers.length} answers`)
    const said = answers.map(({ answer }, i) => [opened.content.undecided[i]!.name, answer.result.kind])
    expect(said).toEqual([
      ['create-ticket', 'accepted'],
      ['add-note', 'accepted'],
      ['assign-ticket', 'accepted'],
      ['reassign-ticket', 'accepted'],
      ['unassign-ticket', 'unchanged'],
      ['reroute-technician', 'accepted'],
      ['cancel-ticket', 'accepted'],
      ['resolve-ticket', 'accepted'],
      ['unassign-ticket', 'unchanged'],
    ])
    expect(state.get('route', 'w2')?.visitIds).toEqual(['out-v1', 'sv3', 'sv2'])
    await store.close()
    expect((await verifyFile(file)).findings).toEqual([])
    await letGo()
  })
})

function allOf({ entities }: StoreStart): number {
  return Object.values(entities).reduce((sum, list) => sum + list.length, 0)
}
