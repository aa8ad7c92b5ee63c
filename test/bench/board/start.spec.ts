// How long a console takes from its process to the first content of its board, from its copy alone, without a relay: with
// 50,000 tickets, and with none. Writes what it has measured for `npm run bench -- board`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { CacheFile } from '../../../electron/seat/cache-file.ts'
import { benchNow, manyTickets } from '../../../scripts/bench/board/many-tickets.ts'
import type { StartTimes } from '../../../scripts/bench/board/start-figures.ts'
import { EntityTables, kinds } from '../../../shared/model/entities.ts'
import type { Snapshot } from '../../../shared/wire/http.ts'
import { ConsoleApp } from '../../e2e/console-app.ts'
import { RelayProcess } from '../../support/relay-process.ts'
import { anna, enrolSeat } from '../../support/seats.ts'

const before = path.join(import.meta.dirname, 'watch-first.cjs')
const rounds = Number(process.env['SIGNALBOX_BENCH_ROUNDS'] ?? 3)
const contents = { empty: '[data-testid=board-rows] p', full: '[data-testid=ticket-row]' } as const
type Kept = keyof typeof contents

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-bench-start-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const profile = (kept: Kept) => path.join(folder, kept)

test('first content from the copy', async () => {
  const relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  for (const kept of ['empty', 'full'] as const)
    await enrolSeat(relay, path.join(profile(kept), 'seat'), 'console', [anna])
  await relay.stop()
  await keep('empty', new EntityTables())
  await keep('full', manyTickets())
  const found: StartTimes = { empty: [], full: [], whole: [] }
  for (let round = 0; round < rounds; round++) for (const kept of ['empty', 'full'] as const) await start(kept, found)
  writeFileSync(process.env['SIGNALBOX_BENCH_RESULT']!, JSON.stringify(found))
})

/** The copy of a console that was closed a minute ago. */
async function keep(kept: Kept, state: EntityTables): Promise<void> {
  const entities = Object.fromEntries(kinds.map((kind) => [kind, [...state.values(kind)]])) as Snapshot['entities']
  const heardAt = kept === 'full' ? benchNow(state) : Date.now() - 60_000
  const file = await CacheFile.open(path.join(profile(kept), 'seat', 'cache', 'snapshot.json'), (keptAs) => {
    throw new Error(`damaged: ${keptAs}`)
  })
  const snapshot = { epoch: 'epoch-1', seq: 1, tip: '00000000-0000-7000-8000-000000000001', entities }
  await file.save({ snapshot, positions: null, heardAt, wallOffset: heardAt - Date.now() })
}

async function start(kept: Kept, found: StartTimes): Promise<void> {
  process.env['SIGNALBOX_BENCH_FIRST'] = contents[kept]
  const console = new ConsoleApp(profile(kept))
  const page = await console.open({ before })
  const first = () =>
    console.app.evaluate(() => (globalThis as unknown as { firstContent?: number }).firstContent ?? null)
  await expect.poll(first, { timeout: 60_000, intervals: [100] }).not.toBeNull()
  found[kept].push((await first())!)
  const created = await console.app.evaluate(() => process.getCreationTime()!)
  if (kept === 'full') {
    await expect(page.locator('[data-testid=board-count]')).toHaveText(/^40,?000 tickets$/, { timeout: 60_000 })
    found.whole.push(Date.now() - created)
  }
  await console.close()
}
