// Is a store sound? The file itself, the log without holes, the entities as the log adds up to, and every answer about
// something that is there. It changes nothing.
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { commitSchema } from '../../shared/events/commit.ts'
import type { FileType } from '../../shared/files/body-type.ts'
import { kinds, type EntityTables } from '../../shared/model/entities.ts'
import { foldLog } from '../store/fold-log.ts'
import { addHistory, noHistory, type HistoryRows } from '../store/history-rows.ts'
import { storeVersion, type StoreDb } from '../store/tables.ts'
import { versionOf } from '../store/upgrade.ts'

export interface StoreCheck {
  /** what is wrong, in words; none: the store is sound */
  findings: string[]
  version: number | null
  epoch: string
  commits: number
  entities: number
  answers: number
  seats: number
  /** what was ever said to go with a ticket, by the SHA-256 of its body */
  files: Map<string, NamedFile>
}

export interface NamedFile {
  ticketId: string
  name: string
  type: FileType
}

/** The relay's own rules commit from this seat, which has no numbers and gets no answers. */
const ruleSeat = 'relay'
const enough = 20

export async function checkStore(db: StoreDb): Promise<StoreCheck> {
  const check: StoreCheck = {
    findings: [],
    version: null,
    epoch: '',
    commits: 0,
    entities: 0,
    answers: 0,
    seats: 0,
    files: new Map(),
  }
  const find = (finding: string) => {
    if (check.findings.length < enough) check.findings.push(finding)
  }
  const { rows } = await sql<Record<string, string>>`PRAGMA integrity_check`.execute(db)
  for (const row of rows) for (const said of Object.values(row)) if (said !== 'ok') find(`the file: ${said}`)
  if (check.findings.length > 0) return check
  check.version = await versionOf(db)
  if (check.version === null) find('there are no tables in it')
  else if (check.version > storeVersion)
    find(`it is of version ${check.version}; this program reads up to version ${storeVersion}`)
  if (check.findings.length > 0) return check
  const meta = await db.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirst()
  check.epoch = meta?.value ?? ''
  if (check.epoch === '') find('it has no epoch')
  const index = noHistory()
  const state = await checkLog(db, check, index, find)
  // An older store's entities have an older form: they are folded anew when a relay opens it.
  if (state && check.version === storeVersion) {
    await checkEntities(db, state, check, find)
    await checkIndex(db, index, find)
  }
  await checkAnswers(db, check, find)
  return check
}

type Find = (finding: string) => void

async function checkLog(
  db: StoreDb,
  check: StoreCheck,
  index: HistoryRows,
  find: Find,
): Promise<EntityTables | undefined> {
  let lastAt = 0
  try {
    return await foldLog(db, (commit, before) => {
      addHistory(index, commit, before)
      check.commits++
      if (commit.seq !== check.commits) find(`the log: commit ${commit.seq} stands at ${check.commits}`)
      if (commit.at < lastAt) find(`the log: time goes back at commit ${commit.seq}`)
      lastAt = commit.at
      const parsed = commitSchema.safeParse(commit)
      const issue = parsed.error?.issues[0]
      for (const event of parsed.data?.events ?? [])
        if (event.type === 'fileAttached') {
          const { sha256, name, type } = event.file
          check.files.set(sha256, { ticketId: event.ticketId, name, type })
        }
      if (issue) find(`the log: commit ${commit.seq}, ${issue.path.join('.')}: ${issue.message}`)
    })
  } catch (error) {
    find(`the log: after commit ${check.commits} it does not go on: ${(error as Error).message}`)
    return undefined
  }
}

async function checkEntities(db: StoreDb, state: EntityTables, check: StoreCheck, find: Find): Promise<void> {
  const missing = new Map<string, unknown>()
  for (const kind of kinds) for (const entity of state.values(kind)) missing.set(`${kind}/${entity.id}`, entity)
  for (const { kind, id, body } of await db.selectFrom('entities').selectAll().execute()) {
    check.entities++
    const name = `${kind}/${id}`
    const folded = missing.get(name)
    missing.delete(name)
    if (folded === undefined) find(`${name} is stored, and the log does not lead to it`)
    else if (!isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), JSON.parse(body)))
      find(`${name} is not what the log leads to`)
  }
  for (const name of missing.keys()) find(`${name} is missing`)
}

/** What the histories are found by must be what the log leads to. */
async function checkIndex(db: StoreDb, index: HistoryRows, find: Find): Promise<void> {
  const keys = new Set(index.commits.map(({ ticket, seq }) => `${seq} of ticket ${ticket}`))
  for (const { ticket, seq } of await db.selectFrom('ticket_commits').selectAll().execute())
    if (!keys.delete(`${seq} of ticket ${ticket}`)) find(`the histories: commit ${seq} is not about ticket ${ticket}`)
  for (const key of keys) find(`the histories: commit ${key} is missing`)
  const archived = new Map(index.archived.map((row) => [row.ticket, row]))
  for (const row of await db.selectFrom('archived_tickets').selectAll().execute()) {
    if (!isDeepStrictEqual(archived.get(row.ticket), { ...row }))
      find(`the histories: ticket ${row.ticket}, which has left, is not what the log leads to`)
    archived.delete(row.ticket)
  }
  for (const ticket of archived.keys()) find(`the histories: ticket ${ticket}, which has left, is missing`)
}

async function checkAnswers(db: StoreDb, check: StoreCheck, find: Find): Promise<void> {
  const seats = await db.selectFrom('seats').select(['seat', 'last_n']).execute()
  check.seats = seats.length
  const groups = await db
    .selectFrom('answers')
    .select((eb) => ['seat', eb.fn.countAll<number>().as('count'), eb.fn.max('n').as('last')])
    .groupBy('seat')
    .execute()
  const bySeat = new Map(groups.map((group) => [group.seat, group]))
  for (const { seat, last_n: lastN } of seats) {
    const { count = 0, last = 0 } = bySeat.get(seat) ?? {}
    check.answers += count
    if (count !== last || last !== lastN)
      find(`seat ${seat} has come to ${lastN} and has ${count} answers up to ${last}`)
  }
  for (const [seat] of bySeat)
    if (!seats.some((known) => known.seat === seat)) find(`answers to the unknown seat ${seat}`)

  const applied = sql<boolean>`json_extract(answers.result, '$.kind') IN ('accepted', 'changed')`
  const seq = sql<number>`json_extract(answers.result, '$.seq')`
  const astray = await db
    .selectFrom('answers')
    .leftJoin('commits', (join) => join.on(sql`commits.seq`, '=', seq))
    .select(['answers.seat', 'answers.n', seq.as('seq')])
    .where((eb) =>
      eb.or([
        eb.and([applied, sql<boolean>`(commits.id IS NOT answers.id OR commits.seat IS NOT answers.seat)`]),
        sql<boolean>`${seq} > ${check.commits}`,
      ]),
    )
    .limit(enough)
    .execute()
  for (const { seat, n, seq } of astray)
    find(`answer ${n} of seat ${seat} is about commit ${seq}, which is not its own`)
  const unanswered = await db
    .selectFrom('commits')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seat', '!=', ruleSeat)
    .executeTakeFirstOrThrow()
  const told = await db
    .selectFrom('answers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(applied)
    .executeTakeFirstOrThrow()
  if (unanswered.count !== told.count)
    find(`${unanswered.count} commits were asked for by seats, ${told.count} answers say so`)
}
