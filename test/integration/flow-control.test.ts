// A seat that sends more at once than may wait undecided, at a real relay.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { RawSeat } from '../support/raw-seat.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat, ticketIntent } from '../support/seats.ts'

let folder: string
let relay: RelayProcess
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-flow-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
})
afterAll(async () => {
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

test(
  '[FLW1] 100 pushes at once: all are decided, each once, in the order of their numbers',
  { timeout: 60_000 },
  async () => {
    const seat = await RawSeat.connect(await enrolSeat(relay, path.join(folder, 'desk'), 'console', [anna]))
    const from = await seat.goLive()
    const push = (n: number) => seat.push(n, ticketIntent(`t${n}`))
    for (let n = 1; n <= 100; n++) push(n)
    let heard = 0
    await eventually(() => {
      // What a seat does when it is told from where to send.
      for (const { n, why } of seat.expects.slice(heard)) {
        heard++
        expect(['busy', 'gap']).toContain(why)
        if (why === 'gap') for (let again = n; again <= 100; again++) push(again)
      }
      return seat.answers.some(({ n }) => n === 100)
    }, 'the last one is answered')
    expect(seat.expects.filter(({ why }) => why === 'busy').length).toBeGreaterThan(0)
    expect(seat.answers.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    const commits = seat.feeds.flatMap((feed) => feed.commits)
    expect(commits.map(({ seq, id }) => [seq, id])).toEqual(
      Array.from({ length: 100 }, (_, i) => [from + 1 + i, `${seat.identity.seat}-${i + 1}`]),
    )
    seat.close()
  },
)
