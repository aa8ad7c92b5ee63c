// What a storm of alarms does to the console's real window: two hundred tickets that are there already breach within five
// seconds. Compared with the window at rest, and with two hundred tickets that come in as fast and breach nothing. Writes
// what it has found for `npm run bench -- alarms`.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, type Page } from '@playwright/test'
import type { RootElement } from '../../../renderer/console/main.tsx'
import type { StormResult } from '../../../scripts/bench/alarms/storm-result.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { defaultPolicies, type SlaPolicy } from '../../../shared/sla/policy.ts'
import { anna, ticketIntent } from '../../support/seats.ts'
import { openControlRoom, type ControlRoom } from '../../e2e/control-room.ts'

const rounds = Number(process.env['SIGNALBOX_BENCH_ROUNDS'] ?? 1)
const count = 200
const within = 5_000
/** How long the breaching ones have, from their report on; and how much of it is left when they are all there. */
const [target, left] = [60_000, 30_000]
/** How long the window is at rest before anything is measured. */
const rest = 4_000
const areas = [
  'north',
  'south',
  'east',
  'west',
  'centre',
  'north-east',
  'north-west',
  'port',
  'hills',
  'lake',
  'mills',
  'dam',
]

let room: ControlRoom
test.afterEach(async () => {
  await room.console.close().catch(() => {})
  await room.end()
})

/** Crosses all its thresholds at once, so that every ticket breaches without having been yellow. */
function stormPolicy(): SlaPolicy {
  const like = defaultPolicies.at(-1)!
  const { respond, arrive, resolve } = like.targets
  return {
    ...like,
    id: 'storm',
    name: 'Storm',
    category: 'power',
    targets: { respond: { ...respond, ms: target, yellowAfter: 1, urgentAfter: 1, floorMs: 0 }, arrive, resolve },
  }
}

const siteOf = (i: number) => ({
  address: `улица Кумкент ${i}`,
  addressLatin: `Kumkent Street ${i}`,
  area: areas[i % areas.length]!,
  place: { lat: 51.1 + (i % 20) / 200, lon: 71.4 + (i % 17) / 200 },
})

/** From now on every frame of the window is timed, and everything that pops up is counted. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; pops: number }
    watched.frames = []
    watched.pops = 0
    let last = performance.now()
    const frame = (at: number) => {
      watched.frames.push(at - last)
      last = at
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    const said = document.querySelector('[data-testid=message]')!
    new MutationObserver(() => {
      if (said.textContent !== '') watched.pops += 1
    }).observe(said, { childList: true, subtree: true, characterData: true })
  })
}

/** What has been timed and counted since the last question. */
function taken(page: Page): Promise<{ frames: number[]; pops: number; dialogs: number }> {
  return page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; pops: number }
    const { frames, pops } = watched
    watched.frames = []
    watched.pops = 0
    return {
      frames,
      pops,
      dialogs: document.querySelectorAll('[role=dialog], [role=alertdialog], [role=alert]').length,
    }
  })
}

/** CPU that the window's main thread has used so far, ms: what a busy machine does not distort. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
  }
}

const tonesOf = (page: Page) => page.evaluate(() => (document.getElementById('root') as RootElement).tones!().length)

async function storm(): Promise<StormResult> {
  room = await openControlRoom(4)
  const { console, feeder } = room
  const raised = () =>
    [...feeder.replica.confirmed.values('alarm')].filter(({ type, active }) => type === 'sla-due' && active).length
  await feeder.runtime.submit(
    [
      intent(
        'configure-sla',
        { calendars: [], policies: [stormPolicy(), ...defaultPolicies], rules: [] },
        { revision: 0 },
      ),
    ],
    { id: 'feeder', name: 'Feeder', role: 'integrator' },
  )
  await expect.poll(() => feeder.runtime.client.outbox.list.length).toBe(0)
  const page = await console.open()
  await console.size(1920, 1080)
  await console.link('live')
  await sleep(rest)
  await watch(page)
  await sleep(within)
  const idle = (await taken(page)).frames

  const parts = 50
  const threadMs = await threadClock(page)
  const calmFrom = await threadMs()
  for (let part = 0; part < parts; part += 1) {
    const calm = Array.from({ length: count / parts }, (_, k) => part * (count / parts) + k)
    const made = calm.map((i) => ticketIntent(`calm${i}`, { category: 'water', priority: 4, site: siteOf(i) }))
    await Promise.all([feeder.runtime.submit(made, anna), sleep(within / parts)])
  }
  const calm = (await taken(page)).frames
  const calmMs = (await threadMs()) - calmFrom

  const first = Date.now() + left
  const reported = (i: number) => Math.round(first + (i * within) / count - target)
  await feeder.done(
    ...Array.from({ length: count }, (_, i) =>
      ticketIntent(`storm${i}`, { category: 'power', site: siteOf(i) }, reported(i)),
    ),
  )
  if (Date.now() > first - rest) throw new Error('the tickets were not there in time')
  await sleep(first - rest / 2 - Date.now())
  expect(raised()).toBe(0)
  await taken(page)
  const tonesBefore = await tonesOf(page)
  const stormFrom = await threadMs()
  await sleep(first + within + 1_000 - Date.now())
  const during = await taken(page)
  const stormMs = (await threadMs()) - stormFrom
  const tones = (await tonesOf(page)) - tonesBefore
  await expect.poll(raised).toBe(count)
  await expect(page.locator('[data-testid=flood]')).toContainText(`${count} alarms`)
  const banners = await page.locator('[data-testid=flood]').count()
  await page.keyboard.press('F7')
  await page.locator('[data-testid=alarm-panel]').waitFor()
  const groups = await page.locator('[data-testid=alarm-group]').count()
  await console.shot('alarm-storm')
  return {
    count,
    idle,
    calm,
    storm: during.frames,
    calmMs,
    stormMs,
    tones,
    banners,
    groups,
    toasts: during.pops + during.dialogs,
  }
}

test('a storm of alarms', async () => {
  const results: StormResult[] = []
  for (let round = 0; round < rounds; round += 1) {
    results.push(await storm())
    if (round === rounds - 1) break
    await room.console.close()
    await room.end()
  }
  writeFileSync(path.resolve(process.env['SIGNALBOX_BENCH_RESULT']!), JSON.stringify(results))
})
