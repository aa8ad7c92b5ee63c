import { appendFile, open, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { toLine } from './checked-lines.ts'
import { JournalFile } from './journal-file.ts'
import { intent } from '../../shared/commands/decide.ts'
import { replayJournal, type JournalRecord } from '../../shared/sync/journal.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { actor, morning } from '../../test/support/world.ts'

const folder = ownFolder()
const file = () => path.join(folder(), 'seat', 'outbox.journal')
const now = new Date('2026-03-02T08:00:00.000Z')
const reopen = () => JournalFile.open(file(), now)

const add = (n: number, text = 'x'): JournalRecord => {
  const body = intent('add-note', { ticketId: 't1', noteId: `n${n}`, text }, {})
  return {
    op: 'add',
    command: { v: 1, seat: 's', n, id: `c${n}`, actor: actor('dispatcher'), madeAt: morning, ...body },
  }
}
const append = (journal: JournalFile, ...records: JournalRecord[]) =>
  new Promise<string | null>((resolve) => journal.append(records, resolve))
const undecided = async () => {
  const { journal, content } = await reopen()
  await journal.close()
  return content.undecided.map(({ n }) => n)
}

describe('the journal on disk', () => {
  test('[OUT16] what append calls safe is there after opening again', async () => {
    const { journal, content, damage } = await reopen()
    expect([content, damage]).toEqual([{ undecided: [], refused: [], nextN: 1 }, null])
    expect(await append(journal, add(1), add(2))).toBeNull()
    expect(await append(journal, { op: 'done', id: 'c1' }, add(3))).toBeNull()
    // Not closed: the process was killed.
    const next = await reopen()
    expect(next.content.undecided.map(({ n }) => n)).toEqual([2, 3])
    expect([next.content.nextN, next.damage]).toEqual([4, null])
    await Promise.all([journal.close(), next.journal.close()])
  })

  test('[OUT16] a record made as soon as the one before is safe is written too', async () => {
    const { journal } = await reopen()
    for (let n = 1; n <= 5; n++) expect(await append(journal, add(n))).toBeNull()
    await journal.close()
    expect(await undecided()).toEqual([1, 2, 3, 4, 5])
  })

  test('[OUT16] one write and one force to disk for all that came meanwhile, told in order', async () => {
    const { journal } = await reopen()
    const sync = vi.spyOn(handleOf(journal), 'datasync')
    const told: number[] = []
    const all = Array.from({ length: 20 }, (_, i) =>
      append(journal, add(i + 1)).then((failure) => told.push(failure === null ? i + 1 : -1)),
    )
    await Promise.all(all)
    expect(told).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(sync.mock.calls.length).toBeLessThanOrEqual(2)
    await journal.close()
  })

  test('[OUT16] it starts afresh and short: what is decided is not carried on', async () => {
    const { journal } = await reopen()
    for (let n = 1; n <= 50; n++) await append(journal, add(n), { op: 'done', id: `c${n}` })
    await journal.close()
    const { journal: next, content } = await reopen()
    expect(content).toEqual({ undecided: [], refused: [], nextN: 51 })
    expect((await readFile(file(), 'utf8')).split('\n')).toHaveLength(2)
    await next.close()
  })

  test('[OUT16] closing waits for what is being written', async () => {
    const { journal } = await reopen()
    const written = append(journal, add(1))
    await journal.close()
    expect(await written).toBeNull()
    expect(await undecided()).toEqual([1])
  })
})

describe('a damaged journal', () => {
  beforeEach(async () => {
    const { journal } = await reopen()
    await append(journal, add(1), add(2), add(3))
    await journal.close()
  })
  const asides = async () => (await readdir(path.dirname(file()))).filter((name) => name.includes('damaged'))

  test('[OUT18] a torn tail was never told as safe: it is cut off in silence', async () => {
    const { length } = await readFile(file())
    await truncate(file(), length - 5)
    const { journal, content, damage } = await reopen()
    expect([content.undecided.map(({ n }) => n), damage]).toEqual([[1, 2], null])
    expect(await append(journal, add(9))).toBeNull()
    await journal.close()
    expect(await undecided()).toEqual([1, 2, 9])
    expect(await asides()).toEqual([])
  })

  test('[OUT19] a line that cannot be read is reported and kept aside; all others hold', async () => {
    const before = await readFile(file(), 'utf8')
    const damaged = before.replace('n2', 'nX')
    await writeFile(file(), damaged)
    const { journal, content, damage } = await reopen()
    expect(content.undecided.map(({ n }) => n)).toEqual([1, 3])
    expect(damage).toEqual({ lines: 1, keptAs: `${file()}.damaged-2026-03-02T08-00-00.000Z` })
    expect(await readFile(damage!.keptAs, 'utf8')).toBe(damaged)
    await journal.close()
    const again = await reopen()
    expect([again.content.undecided.map(({ n }) => n), again.damage]).toEqual([[1, 3], null])
    await again.journal.close()
  })

  test('[OUT19] so is a whole line of a form nobody knows', async () => {
    await appendFile(file(), toLine({ op: 'invent', id: 'c1' }) + toLine(7))
    const { journal, content, damage } = await reopen()
    expect([content.undecided.length, damage?.lines]).toEqual([3, 2])
    expect(await asides()).toHaveLength(1)
    await journal.close()
  })

  test('[OUT19] a file of other bytes altogether: kept aside, and the seat starts', async () => {
    await writeFile(file(), Buffer.from([0x0a, 0xff, 0x0a, 0x00, 0x0a]))
    const { journal, content, damage } = await reopen()
    expect([content.undecided, damage?.lines]).toEqual([[], 3])
    expect(await append(journal, add(1))).toBeNull()
    await journal.close()
  })
})

describe('a disk that refuses', () => {
  /** As a full disk does it: part of the text is in the file, then an error. */
  function failOnce(journal: JournalFile, written: string): void {
    const handle = handleOf(journal)
    vi.spyOn(handle, 'appendFile').mockImplementationOnce(async () => {
      await handle.write(written)
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    })
  }

  test('[OUT20] it is told why, and what had got into the file is cut off: it cannot come back as queued', async () => {
    const { journal } = await reopen()
    await append(journal, add(1))
    failOnce(journal, toLine(add(2)) + toLine(add(3)).slice(0, 20))
    expect(await append(journal, add(2), add(3))).toMatch(/ENOSPC/)
    expect((await readFile(file(), 'utf8')).includes('n2')).toBe(false)
    expect(await append(journal, add(2))).toBeNull()
    await journal.close()
    expect(await undecided()).toEqual([1, 2])
  })

  test('[OUT20] all that waited for that write are told', async () => {
    const { journal } = await reopen()
    failOnce(journal, '')
    const first = append(journal, add(1))
    const second = append(journal, add(2))
    expect(await first).toMatch(/ENOSPC/)
    expect(await second).toBeNull()
    await journal.close()
    expect(await undecided()).toEqual([2])
  })

  test('[OUT20] forced to disk or not written: a failed fsync counts as not kept', async () => {
    const { journal } = await reopen()
    vi.spyOn(handleOf(journal), 'datasync').mockRejectedValueOnce(new Error('EIO: i/o error'))
    expect(await append(journal, add(1))).toMatch(/EIO/)
    await journal.close()
    expect(await undecided()).toEqual([])
  })

  test('[OUT21] what cannot even be cut off makes the journal refuse everything from then on', async () => {
    const { journal } = await reopen()
    failOnce(journal, toLine(add(1)).slice(0, 20))
    vi.spyOn(handleOf(journal), 'truncate').mockRejectedValueOnce(new Error('EROFS: read-only'))
    expect(await append(journal, add(1))).toMatch(/ENOSPC/)
    expect(await append(journal, add(2))).toMatch(/EROFS/)
    expect(await append(journal, add(3))).toMatch(/EROFS/)
    await journal.close()
    expect(await undecided()).toEqual([])
  })

  test('[OUT20] a handle that is gone', async () => {
    const { journal } = await reopen()
    await handleOf(journal).close()
    expect(await append(journal, add(1))).not.toBeNull()
  })
})

describe('compaction', () => {
  const long = 'x'.repeat(1_900)
  const fill = async (journal: JournalFile, count: number) => {
    const records = Array.from({ length: count }, (_, i) => add(i + 1, long))
    for (const { op, command } of records as { op: 'add'; command: { id: string } }[])
      await append(journal, { op, command } as JournalRecord, { op: 'done', id: command.id })
    await append(journal, add(count + 1))
    return replayJournal([
      ...records,
      add(count + 1),
      ...records.map((_, i): JournalRecord => ({ op: 'done', id: `c${i + 1}` })),
    ])
  }

  test('[OUT14] above a megabyte it is rewritten with the same content; records made meanwhile follow', async () => {
    const { journal } = await reopen()
    const content = await fill(journal, 600)
    const compacting = journal.compactIfLong(() => content)
    const meanwhile = append(journal, add(700))
    await journal.close()
    await compacting
    expect(await meanwhile).toBeNull()
    expect((await readFile(file())).length).toBeLessThan(2_000)
    expect(await undecided()).toEqual([601, 700])
  })

  test('[OUT14] below it is left alone', async () => {
    const { journal } = await reopen()
    const content = await fill(journal, 3)
    const before = await readFile(file())
    await journal.compactIfLong(() => content)
    expect(await readFile(file())).toEqual(before)
    await journal.close()
  })

  test('[OUT21] when the rewriting fails, the journal refuses rather than lose its place', async () => {
    const { journal } = await reopen()
    const content = await fill(journal, 600)
    vi.spyOn(handleOf(journal), 'close').mockRejectedValueOnce(new Error('EIO: i/o error'))
    const compacting = journal.compactIfLong(() => content)
    const meanwhile = append(journal, add(699))
    await compacting
    expect(await meanwhile).toMatch(/EIO/)
    expect(await append(journal, add(700))).toMatch(/EIO/)
    expect(await undecided()).toEqual([601])
  })
})

type Handle = Awaited<ReturnType<typeof open>>

/** The open file, to make it fail as a disk does. */
function handleOf(journal: JournalFile): Handle {
  return (journal as unknown as { handle: Handle }).handle
}
