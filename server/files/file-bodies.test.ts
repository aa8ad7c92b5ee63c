import { readdirSync, writeFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { FileBodies } from './file-bodies.ts'
import { mostBytes } from '../../shared/files/body-type.ts'
import { pdf, png, sha256Of, text } from '../../test/support/bodies.ts'
import { ownFolder } from '../../test/support/folder.ts'

const folder = ownFolder()
let bodies: FileBodies
let damaged: string[]
beforeEach(() => {
  damaged = []
  bodies = new FileBodies(path.join(folder(), 'files'), (file) => damaged.push(file))
})
const names = () => {
  try {
    return readdirSync(path.join(folder(), 'files')).sort()
  } catch {
    return []
  }
}
async function* inPieces(body: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) {
    await Promise.resolve()
    yield body.subarray(at, at + size)
  }
}
const keep = (body: Uint8Array, sha256 = sha256Of(body)) => bodies.keep(sha256, inPieces(body))

describe('bodies of files', () => {
  test('[FIL7] each lies under its SHA-256, whole, and comes back as it was', async () => {
    for (const body of [png, pdf, text]) await keep(body)
    expect(names()).toEqual([`${sha256Of(pdf)}.pdf`, `${sha256Of(png)}.png`, `${sha256Of(text)}.txt`].sort())
    expect(bodies.bodyOf(sha256Of(png))).toEqual({ bytes: png.length, type: 'image/png' })
    const read = await bodies.read(sha256Of(text))
    expect([read!.type, new Uint8Array(read!.bytes)]).toEqual(['text/plain', text])
    expect(bodies.bodyOf('0'.repeat(64))).toBeUndefined()
    expect(await bodies.read('0'.repeat(64))).toBeUndefined()
  })

  test('[FIL7] the same body again, also at once, is one', async () => {
    await Promise.all([keep(png), keep(png)])
    await keep(png)
    expect(names()).toEqual([`${sha256Of(png)}.png`])
  })

  test('[FIL8] what is refused leaves nothing', async () => {
    await expect(keep(png, sha256Of(pdf))).rejects.toMatchObject({ code: 'fileHashWrong' })
    await expect(keep(Uint8Array.of(0, 1, 2))).rejects.toMatchObject({ code: 'fileTypeRefused' })
    await expect(keep(new Uint8Array())).rejects.toMatchObject({ code: 'fileEmpty' })
    const large = new Uint8Array(mostBytes + 1).fill(0x20)
    await expect(bodies.keep(sha256Of(large), inPieces(large, 65_536))).rejects.toMatchObject({ code: 'fileTooLarge' })
    expect(names()).toEqual([])
    const largest = large.subarray(1)
    expect(await bodies.keep(sha256Of(largest), inPieces(largest, 65_536))).toMatchObject({ bytes: mostBytes })
  })

  test('[FIL8] one that breaks off leaves nothing; what a killed relay left goes at the next start', async () => {
    const breaking = (async function* () {
      yield png.subarray(0, 20)
      await Promise.resolve()
      throw new Error('cut')
    })()
    await expect(bodies.keep(sha256Of(png), breaking)).rejects.toThrow('cut')
    expect(names()).toEqual([])
    writeFileSync(path.join(folder(), 'files', 'x.partial'), 'half')
    await keep(png)
    bodies.dropPartials()
    expect(names()).toEqual([`${sha256Of(png)}.png`])
  })

  test('[FIL9] one that has rotted is not given, is put aside and told, and can be sent again', async () => {
    await keep(png)
    const file = path.join(folder(), 'files', `${sha256Of(png)}.png`)
    writeFileSync(file, png.slice(0, 40))
    await expect(bodies.read(sha256Of(png))).rejects.toMatchObject({ code: 'fileDamaged' })
    expect(damaged).toHaveLength(1)
    expect(new Uint8Array(await readFile(damaged[0]!))).toEqual(png.slice(0, 40))
    expect(bodies.bodyOf(sha256Of(png))).toBeUndefined()
    await keep(png)
    expect(new Uint8Array((await bodies.read(sha256Of(png)))!.bytes)).toEqual(png)
  })

  test('[FIL4] a disk that cannot be looked at refuses commands about files and nothing else', async () => {
    await mkdir(folder(), { recursive: true })
    writeFileSync(path.join(folder(), 'files'), 'no folder')
    expect(bodies.bodyOf(sha256Of(png))).toBeUndefined()
  })
})
