// The arrows of the house are held by the linter and the compiler: wrong ones are planted here and must be refused.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let house: string

beforeAll(() => {
  house = mkdtempSync(path.join(os.tmpdir(), 'signalbox-arrows-'))
  for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(path.join(root, name), path.join(house, name))
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'))
  for (const folder of ['shared', 'server', 'electron/seat', 'renderer', 'scripts']) {
    mkdirSync(path.join(house, folder), { recursive: true })
    writeFileSync(path.join(house, folder, 'thing.ts'), 'export const thing = 1\n')
  }
  for (const folder of ['shared', 'server', 'electron', 'renderer', 'scripts'])
    cpSync(path.join(root, folder, 'tsconfig.json'), path.join(house, folder, 'tsconfig.json'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** Writes one file, lints the house, takes the file away again. @returns what the linter printed, '' when it was content */
function lint(file: string, source: string): string {
  const at = path.join(house, file)
  writeFileSync(at, source)
  try {
    execFileSync(path.join(root, 'node_modules', '.bin', 'oxlint'), [file], { cwd: house, stdio: 'pipe' })
    return ''
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout)
  } finally {
    rmSync(at)
  }
}

describe('wrong arrows are refused', () => {
  const wrong: [what: string, file: string, source: string, says: RegExp][] = [
    [
      'renderer → server',
      'renderer/planted.ts',
      "import { thing } from '../server/thing.ts'\nexport const other = thing\n",
      /renderer\/ imports shared\/ only/,
    ],
    [
      'renderer → electron',
      'renderer/planted.ts',
      "import { thing } from '../electron/seat/thing.ts'\nexport const other = thing\n",
      /renderer\/ imports shared\/ only/,
    ],
    [
      'renderer → Node',
      'renderer/planted.ts',
      "import { readFileSync } from 'node:fs'\nexport const other = readFileSync\n",
      /knows no Node/,
    ],
    [
      'server → electron',
      'server/planted.ts',
      "import { thing } from '../electron/seat/thing.ts'\nexport const other = thing\n",
      /server\/ imports shared\/ only/,
    ],
    [
      'electron → server',
      'electron/planted.ts',
      "import { thing } from '../server/thing.ts'\nexport const other = thing\n",
      /electron\/ imports shared\/ only/,
    ],
    [
      'shared → server',
      'shared/planted.ts',
      "import { thing } from '../server/thing.ts'\nexport const other = thing\n",
      /imports no other folder/,
    ],
    [
      'shared → a package',
      'shared/planted.ts',
      "import { uuidv7 } from 'uuidv7'\nexport const other = uuidv7\n",
      /imports only itself/,
    ],
    ['the clock in shared', 'shared/planted.ts', 'export const other = () => Date.now()\n', /has no clock/],
    ['randomness in shared', 'shared/planted.ts', 'export const other = () => Math.random()\n', /has no randomness/],
    ['the DOM in shared', 'shared/planted.ts', 'export const other = () => window\n', /knows no DOM/],
    [
      'scripts → server',
      'scripts/planted.ts',
      "import { thing } from '../server/thing.ts'\nexport const other = thing\n",
      /scripts\/ imports shared\//,
    ],
    [
      'scripts → electron proper',
      'scripts/planted.ts',
      "import { thing } from '../electron/main.ts'\nexport const other = thing\n",
      /scripts\/ imports shared\//,
    ],
  ]
  test.each(wrong)('%s', (_what, file, source, says) => {
    expect(lint(file, source)).toMatch(says)
  })

  test('a circle', () => {
    writeFileSync(path.join(house, 'shared', 'a.ts'), "import { b } from './b.ts'\nexport const a = () => b\n")
    expect(lint('shared/b.ts', "import { a } from './a.ts'\nexport const b = () => a\n")).toMatch(/cycle/)
    rmSync(path.join(house, 'shared', 'a.ts'))
  })

  test('the right arrows are not', () => {
    expect(
      lint('renderer/planted.ts', "import { thing } from '../shared/thing.ts'\nexport const other = thing\n"),
    ).toBe('')
    expect(
      lint('scripts/planted.ts', "import { thing } from '../electron/seat/thing.ts'\nexport const other = thing\n"),
    ).toBe('')
    expect(lint('shared/planted.ts', "import { z } from 'zod'\nexport const other = z.string()\n")).toBe('')
  })

  test('the compiler knows no DOM and no Node in shared', () => {
    const at = path.join(house, 'shared', 'planted.ts')
    writeFileSync(at, 'export const other = [document, process, setTimeout]\n')
    let said = ''
    try {
      execFileSync(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'shared', '--noEmit'], {
        cwd: house,
        stdio: 'pipe',
      })
    } catch (error) {
      said = String((error as { stdout: Buffer }).stdout)
    }
    for (const name of ['document', 'process', 'setTimeout']) expect(said).toContain(`'${name}'`)
    rmSync(at)
  })
})
