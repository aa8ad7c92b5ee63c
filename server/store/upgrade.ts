// Makes a store ready to be used: fills a new one with tables, brings one of an older version up step by step, and leaves
// one of a newer version alone. All steps are one transaction: a store is of one version or of another, never between.
import { createTables } from './create-tables.ts'
import { refoldEntities } from './fold-log.ts'
import { indexLog } from './index-log.ts'
import { storeVersion, type StoreDb } from './tables.ts'

/** Brings a store from the version before it to `to`. It may use no table or column that a later step makes. */
export interface StoreStep {
  to: number
  apply(db: StoreDb): Promise<void>
}

/** Who changes tables, or the form of what is in them, adds a step; a new form of entities is `refoldEntities`. */
export const storeSteps: readonly StoreStep[] = [
  { to: 2, apply: refoldEntities },
  // A breach that was told stands: what a late report had taken back is there again.
  { to: 3, apply: refoldEntities },
  { to: 4, apply: indexLog },
]

export interface Preparing {
  /** the epoch of a new store */
  epoch: string
  /** Keeps the store as it is, before it is changed: nobody can go back. */
  keepOld: (version: number) => Promise<void>
  steps?: readonly StoreStep[]
}

export async function prepareStore(db: StoreDb, { epoch, keepOld, steps = storeSteps }: Preparing): Promise<void> {
  const found = await versionOf(db)
  if (found === null) return db.transaction().execute((tx) => createTables(tx, epoch))
  const newest = steps.at(-1)?.to ?? storeVersion
  if (found === newest) return undefined
  const needed = steps.filter(({ to }) => to > found)
  if (needed[0]?.to !== found + 1)
    throw new Error(`The store is of version ${found}, this relay reads version ${newest}. Use a relay that fits.`)
  await keepOld(found)
  return db.transaction().execute(async (tx) => {
    for (const step of needed) await step.apply(tx)
    await tx
      .updateTable('meta')
      .set({ value: String(newest) })
      .where('key', '=', 'storeVersion')
      .execute()
  })
}

/** @returns null: there are no tables yet */
export async function versionOf(db: StoreDb): Promise<number | null> {
  const tables = await db.introspection.getTables()
  if (!tables.some(({ name }) => name === 'meta')) return null
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'storeVersion').executeTakeFirst()
  return Number(row?.value)
}
