// `verify`: says whether a store or a backup is sound, and whether the bodies of its files are there.
import { openSqlite } from '../store/sqlite.ts'
import { attachedBodies, bodiesOf } from './attached-bodies.ts'
import { storeVersion } from '../store/tables.ts'
import { checkStore, type StoreCheck } from './check-store.ts'
import { explainStore, needed, PlainError } from './data-folder.ts'

/** @returns what was found; throws when the file cannot be looked at */
export async function verifyFile(file: string): Promise<StoreCheck> {
  needed(file, 'store')
  try {
    const db = openSqlite(file, 'look')
    try {
      return await checkStore(db)
    } finally {
      await db.destroy()
    }
  } catch (error) {
    throw explainStore(error as Error, file)
  }
}

/** One line for a sound store. */
export function soundness(check: StoreCheck): string {
  const { commits, entities, answers, seats, files, epoch, version } = check
  const older = version === storeVersion ? '' : `; version ${version}, a relay brings it up when it opens it`
  return `${commits} commits, ${entities} entities, ${answers} answers, ${seats} seats, ${files.size} files, epoch ${epoch}${older}`
}

export async function verify(file: string): Promise<string> {
  const check = await verifyFile(file)
  check.findings.push(...(await attachedBodies(bodiesOf(file), check.files)))
  if (check.findings.length > 0)
    throw new PlainError(`${file} is not sound:\n${check.findings.map((finding) => `  ${finding}`).join('\n')}`)
  return `${file} is sound: ${soundness(check)}.`
}
