import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { backup } from './backup.ts'
import { dataFolder, type DataFolder } from './data-folder.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'
import { intent } from '../../shared/commands/decide.ts'
import { pdf, png, sha256Of } from '../../test/support/bodies.ts'
import { keepWorld, letGo } from '../../test/support/file-store.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { morning, smallWorld } from '../../test/support/world.ts'

const folder = ownFolder()
const now = new Date(morning)
const names = { picture: `${sha256Of(png)}.png`, plan: `${sha256Of(pdf)}.pdf` }
let data: DataFolder
let copy: string

/** A relay's folder whose log tells of two files, one of them of a ticket that is no longer at hand. */
beforeEach(async () => {
  data = dataFolder(path.join(folder(), 'relay'))
  copy = path.join(folder(), 'copy.sqlite')
  const world = smallWorld()
  world.bodies.set(sha256Of(png), { bytes: png.length, type: 'image/png' })
  world.bodies.set(sha256Of(pdf), { bytes: pdf.length, type: 'application/pdf' })
  const attach = (fileId: string, name: string, type: 'image/png' | 'application/pdf', body: Uint8Array) =>
    intent('attach-file', { ticketId: 't1', fileId, name, type, bytes: body.length, sha256: sha256Of(body) }, {})
  world.does(attach('f1', 'pump.png', 'image/png', png)).does(attach('f2', 'plan.pdf', 'application/pdf', pdf))
  world.does(intent('remove-file', { ticketId: 't1', fileId: 'f2', reason: 'wrong' }, {}))
  await mkdir(data.files, { recursive: true })
  await writeFile(path.join(data.files, names.picture), png)
  await writeFile(path.join(data.files, names.plan), pdf)
  await keepWorld(data.store, world, ['console-1'])
})

const backUp = async () => {
  const said = await backup(data, copy)
  await letGo()
  return said
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing is wrong',
    (error: Error) => error.message,
  )

describe('verify', () => {
  test('[FIL10] counts the files of the log, and finds bodies that are missing or not what they were', async () => {
    expect(await verify(data.store)).toMatch(/ is sound: .*, 2 files, /)
    await letGo()
    await rm(path.join(data.files, names.plan))
    await writeFile(path.join(data.files, names.picture), 'rotten')
    const said = await refusal(verify(data.store))
    expect(said).toMatch(/is not sound/)
    expect(said).toMatch(/plan\.pdf of ticket t1: there is no .*\.pdf/)
    expect(said).toMatch(/pump\.png of ticket t1: .*\.png is not what it was/)
  })
})

describe('a backup', () => {
  test('[FIL10] has the bodies beside it, also of files that were taken off; it is verified with them', async () => {
    expect(await backUp()).toMatch(/2 files, epoch [^ ]*\.$/)
    expect((await readdir(`${copy}.files`)).sort()).toEqual(Object.values(names).sort())
    expect((await readdir(folder())).sort()).toEqual(['copy.sqlite', 'copy.sqlite.files', 'relay'])
    await writeFile(path.join(`${copy}.files`, names.picture), 'rotten')
    expect(await refusal(verify(copy))).toMatch(/pump\.png/)
    await letGo()
    // The relay's own are whole.
    expect(await verify(data.store)).toMatch(/is sound/)
  })

  test('[FIL10] a lost body keeps nobody from a backup of everything else, and is told by its name', async () => {
    await rm(path.join(data.files, names.plan))
    expect(await backUp()).toMatch(
      /Backup made: .* Missing or damaged are the bodies of 1 files: plan\.pdf of ticket t1\.$/,
    )
    expect(await readdir(`${copy}.files`)).toEqual([names.picture])
  })

  test('[FIL10] a name that is taken, for the store or for its files, is not touched', async () => {
    await mkdir(`${copy}.files`)
    await writeFile(path.join(`${copy}.files`, 'precious'), 'x')
    expect(await refusal(backup(data, copy))).toMatch(/copy\.sqlite\.files is there already/)
    expect(await readdir(`${copy}.files`)).toEqual(['precious'])
    expect(existsSync(copy)).toBe(false)
  })
})

describe('a restore', () => {
  test('[FIL10] brings the bodies back, mends what has rotted, and leaves alone what came since', async () => {
    await backUp()
    await rm(path.join(data.files, names.plan))
    await writeFile(path.join(data.files, names.picture), 'rotten')
    await writeFile(path.join(data.files, 'since.txt'), 'since')
    expect(await restore(data, copy, now)).not.toMatch(/Missing/)
    await letGo()
    expect(await verify(data.store)).toMatch(/2 files/)
    expect(new Uint8Array(await readFile(path.join(data.files, names.picture)))).toEqual(png)
    expect(await readFile(path.join(data.files, 'since.txt'), 'utf8')).toBe('since')
    expect((await readdir(data.files)).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('[FIL10] into an empty folder; what the backup lacks is told', async () => {
    await backUp()
    await rm(path.join(`${copy}.files`, names.picture))
    const fresh = dataFolder(path.join(folder(), 'new'))
    expect(await restore(fresh, copy, now)).toMatch(/the bodies of 1 files: pump\.png of ticket t1\./)
    expect(await readdir(fresh.files)).toEqual([names.plan])
  })
})
