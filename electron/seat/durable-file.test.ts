import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists, replaceFile, setAside, syncFolder } from './durable-file.ts'
import { ownFolder } from '../../test/support/folder.ts'

const folder = ownFolder()
const at = (name: string) => path.join(folder(), name)
const now = new Date('2026-03-02T08:00:00.500Z')

describe('a file that is replaced', () => {
  test('[CAC1] it is the old one or the new one, readable by its owner only, and nothing is left beside it', async () => {
    await replaceFile(at('a'), 'one')
    await replaceFile(at('a'), Buffer.from('two'))
    expect(await readFile(at('a'), 'utf8')).toBe('two')
    expect((await stat(at('a'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder())).toEqual(['a'])
  })

  test('[CAC1] one that cannot be put in place leaves the old one, no rubbish, and an error', async () => {
    // A folder stands where the file should go.
    await mkdir(at('a'))
    await writeFile(at('a/inside'), 'kept')
    await expect(replaceFile(at('a'), 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/)
    expect(await readdir(folder())).toEqual(['a'])
    expect(await readFile(at('a/inside'), 'utf8')).toBe('kept')
    await expect(replaceFile(at('missing/a'), 'new')).rejects.toThrow(/ENOENT/)
  })

  test('[CAC1] its error names the file itself, in the same words each time', async () => {
    await mkdir(at('a/inside'), { recursive: true })
    const why = (file: string) => replaceFile(file, 'new').catch((error: Error) => error.message)
    for (const file of [at('a'), at('missing/a')]) {
      expect(await why(file)).toBe(await why(file))
      expect(await why(file)).toContain(`'${file}'`)
    }
  })

  test('[CAC1] many at a time: the file is one of them, whole', async () => {
    const bodies = Array.from({ length: 12 }, (_, i) => String(i).repeat(10_000))
    await Promise.all(bodies.map((body) => replaceFile(at('a'), body)))
    expect(bodies).toContain(await readFile(at('a'), 'utf8'))
    expect(await readdir(folder())).toEqual(['a'])
  })

  test('[CAC1] a folder that is not there cannot be forced to disk', async () => {
    await expect(syncFolder(at('missing'))).rejects.toThrow(/ENOENT/)
    await syncFolder(folder())
  })
})

describe('a file set aside', () => {
  test('[CAC2] renamed after the instant, never deleted', async () => {
    await writeFile(at('a'), 'damaged')
    const aside = await setAside(at('a'), now)
    expect(aside).toBe(at('a.damaged-2026-03-02T08-00-00.500Z'))
    expect([await exists(at('a')), await readFile(aside!, 'utf8')]).toEqual([false, 'damaged'])
  })

  test('[CAC2] nothing there, nothing to do', async () => {
    expect(await setAside(at('a'), now)).toBeUndefined()
  })
})
