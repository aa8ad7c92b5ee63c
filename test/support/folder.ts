// A folder of its own for each test that writes files.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** @returns where it is, while a test runs */
export function ownFolder(): () => string {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'signalbox-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
