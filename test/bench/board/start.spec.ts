// How long a console takes from its process to the first content of its board, from its copy alone, without a relay: with
// 50,000 tickets, and with none. Writes what it has measured for `npm run bench -- board`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { benchNow, manyTickets } from '../../../scripts/bench/board/many-tickets.ts'
import type { StartTimes } from '../../../scripts/bench/board/start-figures.ts'
import { EntityTables } from '../../../shared/model/entities.ts'
import { ConsoleApp } from '../../e2e/console-app.ts'
import { keepCopy } from '../../support/kept-copy.ts'
import { RelayProcess } from '../../support/relay-process.ts'
import { anna, enrolSeat } from '../../support/seats.ts'

const before = path.join(import.meta.dirname, 'watch-first.cjs')
const rounds = Number(process.env['SIGNALBOX_BENCH_ROUNDS'] ?? 3)
const contents = { empty: '[data-testid=board-empty]', full: '[data-testid=ticket-row]' } as const
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
  await keepCopy(profile('empty'), new EntityTables())
  const full = manyTickets()
  await keepCopy(profile('full'), full, benchNow(full))
  const found: StartTimes = { empty: [], full: [], whole: [] }
  for (let round = 0; round < rounds; round++) for (const kept of ['empty', 'full'] as const) await start(kept, found)
  writeFileSync(process.env['SIGNALBOX_BENCH_RESULT']!, JSON.stringify(found))
})

async function start(kept: Kept, found: StartTimes): Promise<void> {
  process.env['SIGNALBOX_BENCH_FIRST'] = contents[kept]
  const console = new ConsoleApp(profile(kept))
  const page = await console.open({ before })
  // Now and then the debugger takes a question's answer for rubbish and drops it: it is asked again.
  const first = () =>
    console.app
      .evaluate(() => (globalThis as unknown as { firstContent?: number }).firstContent ?? null)
      .catch(() => null)
  await expect.poll(first, { timeout: 60_000, intervals: [100] }).not.toBeNull()
  found[kept].push((await first())!)
  const created = await console.app.evaluate(() => process.getCreationTime()!)
  if (kept === 'full') {
    await expect(page.locator('[data-testid=board-count]')).toHaveText(/^40,?000 tickets$/, { timeout: 60_000 })
    found.whole.push(Date.now() - created)
  }
  await console.close()
}
