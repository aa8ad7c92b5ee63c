// The power goes while a real relay and a console's outbox write to a disk of their own: what they had called kept is there.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { JournalFile } from '../../electron/seat/journal-file.ts'
import { intent } from '../../shared/commands/decide.ts'
import { makeLoopDisk } from '../support/loop-disk.ts'
import { eventually } from '../support/eventually.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'
import { readStoreFile } from './read-store.ts'

const rounds = Math.max(1, Number(process.env['SIGNALBOX_POWER_CUTS'] ?? 3) || 3)
const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-power-'))
const made = makeLoopDisk(folder)
if (typeof made === 'string') process.stderr.write(`skipped: the power cut: ${made}\n`)

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(typeof made === 'string')('when the power goes', { timeout: 60_000 + 130_000 * rounds }, () => {
  const disk = typeof made === 'string' ? undefined! : made

  test('[OUT2] [SEQ3] [FLT6] what the relay has acknowledged and what the outbox has called queued is on disk, whole', async () => {
    const relay = new RelayProcess(path.join(disk.at, 'relay'), { program: inject('product').relay })
    await relay.start()
    const seatFolder = path.join(disk.at, 'console')
    // One that works with the relay, and one whose relay cannot be reached: what it does stays in its outbox.
    const worker = await TestSeat.open(
      path.join(folder, 'worker'),
      await enrolSeat(relay, path.join(folder, 'worker'), 'console', [anna]),
    )
    const identity = await enrolSeat(relay, seatFolder, 'console', [bea])
    const cutOff = await TestSeat.open(seatFolder, { ...identity, urls: ['http://127.0.0.1:9'] })
    await worker.live()
    await worker.done(ticketIntent('t1'))
    let [notes, tickets] = [0, 0]
    const day = { over: false }
    const queued: string[] = []
    const acked = new Set<string>()
    const work = (async () => {
      while (!day.over) {
        const noteId = `note-${++notes}`
        await worker.do(intent('add-note', { ticketId: 't1', noteId, text: 'x'.repeat(200) }, {}))
        await eventually(() => day.over || worker.runtime.client.outbox.list.length === 0, 'the relay has answered')
        if (!day.over) acked.add(noteId)
      }
    })()
    const queue = (async () => {
      while (!day.over) {
        const ticketId = `q${++tickets}`
        const [result] = await cutOff.do(ticketIntent(ticketId))
        if (result?.kind === 'queued') queued.push(ticketId)
      }
    })()
    try {
      for (let round = 1; round <= rounds; round++) {
        const [wanted, wantedQueued] = [acked.size + 40, queued.length + 40]
        await eventually(
          () => acked.size >= wanted && queued.length >= wantedQueued,
          'there is something to lose',
          120_000,
        )
        // Nobody vouches for this one: were it there after the cut, nothing would have been cut.
        writeFileSync(path.join(disk.at, `unsynced-${round}`), 'x'.repeat(5_000))
        relay.pause()
        const [promised, kept] = [[...acked], [...queued]]
        const after = disk.cut()
        relay.resume()
        expect(readIfThere(path.join(after, `unsynced-${round}`))).not.toBe('x'.repeat(5_000))

        const { commits } = await readStoreFile(path.join(after, 'relay'))
        const stored = new Set(
          commits.flatMap(({ events }) =>
            events.flatMap((event) => (event.type === 'noteAdded' ? [event.note.id] : [])),
          ),
        )
        expect(promised.filter((id) => !stored.has(id))).toEqual([])
        expect(commits.map(({ seq }) => seq)).toEqual(commits.map((_, i) => i + 1))

        const { journal, content, damage } = await JournalFile.open(
          path.join(after, 'console', 'outbox.journal'),
          new Date(),
        )
        const undecided = new Set(content.undecided.map(({ args }) => (args as { ticketId: string }).ticketId))
        expect(kept.filter((id) => !undecided.has(id))).toEqual([])
        // The line that was being written may be torn: it is reported, and nobody was told it was kept.
        expect(damage?.lines ?? 0).toBeLessThanOrEqual(1)
        await journal.close()
        disk.forget(after)
      }
      process.stdout.write(
        `power cut: ${rounds} cuts, ${acked.size} acknowledged, ${queued.length} queued, none lost\n`,
      )
    } finally {
      day.over = true
      await Promise.all([work, queue])
      await worker.stop()
      await cutOff.stop()
      await relay.stop()
      disk.remove()
    }
  })
})
