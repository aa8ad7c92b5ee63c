import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { WorkspaceFile } from './workspace-file.ts'

const folder = ownFolder()
const at = () => path.join(folder(), 'windows.json')
const place = { x: 10, y: 20, width: 1600, height: 900, maximized: false }
const open = (tell = (_code: string, _detail: string) => {}) => WorkspaceFile.open(at(), 'now', tell)

test('[WIN13] a change is on the disk soon, without an end, and those of one movement are written together', async () => {
  const file = await open()
  const written = new Set<number>()
  const look = async () =>
    written.add(
      await stat(at()).then(
        ({ ino }) => ino,
        () => 0,
      ),
    )
  const began = performance.now()
  for (let x = 0; x < 50; x++) {
    file.workspace.isAt('now', 'console', { ...place, x })
    file.changed()
    await look()
    await sleep(5)
  }
  // Twice a second, and the first; whatever a slow disk made of a second.
  const most = 3 + Math.floor((performance.now() - began) / 500)
  await eventually(async () => (await open()).workspace.place('now', 'console')?.x === 49, 'the last is on the disk')
  await look()
  expect(written.size).toBeLessThanOrEqual(most)
})

test('[WIN13] what changes while it is written is written after it', async () => {
  const file = await open()
  for (let x = 0; x < 5; x++) {
    file.workspace.isAt('now', 'console', { ...place, x })
    void file.save()
    await new Promise(setImmediate)
    file.workspace.isAt('now', 'console', { ...place, x: 100 + x })
    await file.save()
    expect((await open()).workspace.place('now', 'console')).toMatchObject({ x: 100 + x })
  }
  expect(await readdir(folder())).toEqual(['windows.json'])
})

test('[WIN14] what cannot be read is set aside under another name and told', async () => {
  await writeFile(at(), '{"version": 1, "set')
  const told: string[] = []
  const file = await open((code, detail) => told.push(code, detail))
  expect(file.workspace.place('now', 'console')).toBeUndefined()
  const [aside] = await readdir(folder())
  expect(aside).toMatch(/^windows\.json\.damaged-/)
  expect(told).toEqual(['workspaceDamaged', path.join(folder(), aside!)])
  expect(await readFile(path.join(folder(), aside!), 'utf8')).toBe('{"version": 1, "set')
})

test('[WIN13] what cannot be written is told, and written when it can be', async () => {
  const told: string[] = []
  const file = await open((code) => told.push(code))
  const away = folder()
  await rm(away, { recursive: true })
  file.workspace.isAt('now', 'console', place)
  await file.save()
  expect(told).toEqual(['workspaceNotSaved'])
  await mkdir(away)
  await file.save()
  expect((await open()).workspace.place('now', 'console')).toMatchObject(place)
})
