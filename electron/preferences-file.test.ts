import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ownFolder } from '../test/support/folder.ts'
import { PreferencesFile } from './preferences-file.ts'

const folder = ownFolder()
const at = () => path.join(folder(), 'settings.json')
const schema = z.object({ size: z.number() })
const open = (tell = (_code: string, _detail: string) => {}) => PreferencesFile.open(at(), schema, { size: 1 }, tell)

test('[LOO8] what cannot be written is told and holds, and the next change is written', async () => {
  const told: string[] = []
  const file = await open((code, detail) => told.push(code, detail))
  await mkdir(path.join(at(), 'in the way'), { recursive: true })
  await file.set({ size: 5 })
  await file.set({ size: 2 })
  // The same words each time: the list of problems has it once.
  expect(new Set(told)).toEqual(new Set(['preferencesNotSaved', expect.stringMatching(/ '\S+settings\.json'$/)]))
  expect(file.current).toEqual({ size: 2 })
  await rmdir(path.join(at(), 'in the way'))
  await rmdir(at())
  await file.set({ size: 3 })
  expect(told).toHaveLength(4)
  expect((await open()).current).toEqual({ size: 3 })
})

test('of several changes that come while one is written, the last stays', async () => {
  const file = await open()
  await Promise.all([2, 3, 4].map((size) => file.set({ size })))
  expect((await open()).current).toEqual({ size: 4 })
})

test('what cannot be read is set aside and told, and gives the defaults', async () => {
  await writeFile(at(), '{"size": ')
  const told: string[] = []
  const file = await open((code, detail) => told.push(code, detail))
  expect(file.current).toEqual({ size: 1 })
  expect(told[0]).toBe('preferencesDamaged')
  expect(await readFile(told[1]!, 'utf8')).toBe('{"size": ')
})
