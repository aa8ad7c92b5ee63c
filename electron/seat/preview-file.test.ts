import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { manyTickets } from '../../scripts/bench/board/many-tickets.ts'
import type { Command } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { EntityTables } from '../../shared/model/entities.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { toLine } from './checked-lines.ts'
import { largeCopy } from './first-rows.ts'
import { dropPreview, previewOf, readPreview, savePreview, type Preview } from './preview-file.ts'

const folder = ownFolder()
const heard = { heardAt: 1_000, wallOffset: -500 }
let room: EntityTables
beforeAll(() => {
  room = manyTickets(2 * largeCopy)
})
let saved: Preview
beforeEach(async () => {
  await mkdir(folder(), { recursive: true })
  saved = previewOf(room, heard, 0)!
  await savePreview(folder(), saved)
})
const file = () => path.join(folder(), 'preview.json')
const ids = (preview: Preview | null) => preview?.changes.map(({ id }) => id) ?? []
const assigned = () =>
  saved.changes.flatMap(({ kind, value }) => (kind === 'ticket' && value?.openVisitId ? [value] : []))

test('[WIN4] the top rows of a large copy come back as they were; a small one has none', async () => {
  expect(await readPreview(folder(), [])).toEqual(saved)
  expect(saved).toMatchObject({ ...heard, tickets: 2 * largeCopy })
  expect(saved.changes.filter(({ kind }) => kind === 'ticket').length).toBeGreaterThan(100)
  expect(previewOf(manyTickets(largeCopy), heard, 0)).toBeNull()
})

test('[WIN4] what waits in the outbox or came after the copy is not shown as it was, nor who has it', async () => {
  const [byCommand, byTicket, byVisit] = assigned()
  const asked = intent('add-note', { ticketId: byCommand!.id, noteId: 'n1', text: 'the gate is open' }, {})
  const commit = (event: object) => toLine({ epoch: 'e1', commit: { seq: 2, events: [event] } })
  const tail = path.join(folder(), 'commits-1.log')
  await appendFile(tail, commit({ type: 'ticketCancelled', ticketId: byTicket!.id }))
  await appendFile(tail, commit({ type: 'visitReleased', visitId: byVisit!.openVisitId }))
  const shown = ids(await readPreview(folder(), [asked as unknown as Command]))
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
  await writeFile(file(), toLine({ version: 2, ...rest }))
  expect(await readPreview(folder(), [])).toBeNull()
  await writeFile(file(), toLine({ version: 3, ...rest }))
  expect(await readPreview(folder(), [])).toEqual(saved)
  await dropPreview(folder())
  expect(await readPreview(folder(), [])).toBeNull()
  await dropPreview(folder())
  // Nothing can be put there: nobody hears of it.
  await mkdir(file())
  await dropPreview(folder())
  await savePreview(folder(), saved)
  expect(await readPreview(folder(), [])).toBeNull()
})
