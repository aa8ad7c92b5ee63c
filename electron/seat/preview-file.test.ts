import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { manyTickets } from '../../scripts/bench/board/many-tickets.ts'
import type { Command } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { keepCopy } from '../../test/support/kept-copy.ts'
import { cacheVersion } from './cache-form.ts'
import { toLine } from './checked-lines.ts'
import { largeCopy } from './first-rows.ts'
import { readPreview, savePreview, type Preview } from './preview-file.ts'

const profile = ownFolder()
const heardAt = 1_000
let room: EntityTables
beforeAll(() => {
  room = manyTickets(2 * largeCopy)
})
let saved: Preview
beforeEach(async () => {
  await keepCopy(profile(), room, heardAt)
  saved = (await readPreview(folder(), []))!
})
const folder = () => path.join(profile(), 'seat', 'cache')
const file = () => path.join(folder(), 'preview.json')
const ids = (preview: Preview | null) => preview?.changes.map(({ id }) => id) ?? []
const tickets = () => saved.changes.flatMap(({ kind, value }) => (kind === 'ticket' && value ? [value] : []))

test('[WIN4] the top rows of a large copy come back as they are; a small one has none', async () => {
  expect(saved).toMatchObject({ heardAt, tickets: 2 * largeCopy })
  expect(tickets().length).toBeGreaterThan(200)
  for (const { kind, id, value, guess } of saved.changes) expect([value, guess]).toEqual([room.get(kind, id), false])
  const held = tickets().flatMap(({ openVisitId }) => openVisitId ?? [])
  expect(held.length).toBeGreaterThan(100)
  expect(ids(saved)).toEqual(expect.arrayContaining(held))
  await keepCopy(path.join(profile(), 'small'), manyTickets(largeCopy))
  expect(await readPreview(path.join(profile(), 'small', 'seat', 'cache'), [])).toBeNull()
})

test('[WIN4] what waits in the outbox or came after the copy is not shown as it was, nor who has it', async () => {
  const [byCommand, byTicket, byVisit] = tickets().filter(({ openVisitId }) => openVisitId !== null)
  // Quotes and empty strings before the names must not hide them.
  const before = intent('add-note', { text: 'said "yes" \\', noteId: '', ticketId: '' }, {})
  const asked = intent('add-note', { text: '', ticketId: byCommand!.id, noteId: 'n1' }, {})
  const commit = (event: object) => toLine({ epoch: 'e1', commit: { seq: 2, events: [event] } })
  const tail = path.join(folder(), 'commits-1.log')
  await appendFile(tail, commit({ type: 'ticketCancelled', ticketId: byTicket!.id }))
  await appendFile(tail, commit({ type: 'visitReleased', visitId: byVisit!.openVisitId }))
  const shown = ids(await readPreview(folder(), [before, asked] as unknown as Command[]))
  const gone = [byCommand!, byTicket!, byVisit!].flatMap(({ id, openVisitId }) => [id, openVisitId!])
  expect(
    ids(saved)
      .filter((id) => !shown.includes(id))
      .sort(),
  ).toEqual(gone.sort())
})

test('[WIN5] none is read that is damaged, of another version, or gone', async () => {
  const text = await readFile(file(), 'utf8')
  await writeFile(file(), text.replace('"tickets":2000', '"tickets":2001'))
  expect(await readPreview(folder(), [])).toBeNull()
  const { version: _, ...rest } = JSON.parse(text.slice(9)) as { version: number }
  await writeFile(file(), toLine({ version: cacheVersion - 1, ...rest }))
  expect(await readPreview(folder(), [])).toBeNull()
  await writeFile(file(), text)
  expect(await readPreview(folder(), [])).toEqual(saved)
  await rm(file())
  expect(await readPreview(folder(), [])).toBeNull()
})

test('[WIN5] one that is beside another copy, or beside none that can be read, is not shown', async () => {
  const copy = path.join(folder(), 'snapshot.json')
  const text = await readFile(copy, 'utf8')
  for (const another of [text.replace('"seq":1', '"seq":2'), text.replace('epoch-1', 'epoch-2'), 'nonsense\n']) {
    expect(another).not.toBe(text)
    await writeFile(copy, another)
    expect(await readPreview(folder(), [])).toBeNull()
  }
  await rm(copy)
  expect(await readPreview(folder(), [])).toBeNull()
})

test('[WIN5] one that cannot be saved costs nothing else', async () => {
  await rm(file())
  await mkdir(file())
  const entities = {
    centre: [],
    visit: [],
    technician: [],
    route: [],
    sla: [],
    alarm: [],
    ticket: [...room.values('ticket')],
  }
  const snapshot = { epoch: 'epoch-1', seq: 1, tip: '00000000-0000-7000-8000-000000000001', entities }
  await savePreview(folder(), { snapshot, heardAt, wallOffset: 0 }, heardAt)
  expect(await readPreview(folder(), [])).toBeNull()
})
