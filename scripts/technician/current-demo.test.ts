import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCurrentDemo } from './current-demo.ts'

let checkout: string

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'signalbox-current-'))
})
afterEach(() => rm(checkout, { recursive: true }))

async function write(content: object): Promise<void> {
  await mkdir(path.join(checkout, '.signalbox', 'demo'), { recursive: true })
  await writeFile(path.join(checkout, '.signalbox', 'demo', 'current.json'), JSON.stringify(content))
}

describe('findCurrentDemo', () => {
  it('finds the file from a folder below, and today’s seats beside the relay’s data', async () => {
    const today = path.join(checkout, '.signalbox', 'demo', 'today')
    const setupKeyFile = path.join(today, 'relay', 'setup-key')
    await write({ relay: 'http://127.0.0.1:7420', setupKeyFile, data: path.join(today, 'relay'), pid: 1 })
    const below = path.join(checkout, 'out', 'scripts')
    await mkdir(below, { recursive: true })
    expect(await findCurrentDemo([below])).toEqual({
      relay: 'http://127.0.0.1:7420',
      setupKeyFile,
      seats: path.join(today, 'seats'),
    })
  })

  it('finds nothing where no demo was started', async () => {
    expect(await findCurrentDemo([checkout])).toBeUndefined()
  })

  it('says so when the file is not what it should be', async () => {
    await write({ relay: 'nowhere' })
    await expect(findCurrentDemo([checkout])).rejects.toThrow('relay')
  })
})
