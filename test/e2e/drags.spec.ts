// Drags that always hit: by a real hand on the mouse, in a busy centre, onto each kind of target. `npm run drags` makes many
// of them, the suite a few.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { intent } from '../../shared/commands/decide.ts'
import { defaultSettings } from '../../shared/sla/settings.ts'
import { anna, assignIntent, ticketIntent } from '../support/seats.ts'
import { openControlRoom, type ControlRoom } from './control-room.ts'
import { Hand } from './drags/hand.ts'
import { held } from './drags/held.ts'
import { kinds, oneDrag, type Kind, type Stage } from './drags/one-drag.ts'
import { Traffic } from './drags/traffic.ts'
import { lookOf } from './map-points.ts'
import { installWitness, paneOf, shownPoints } from './drags/witness.ts'
import { offParked } from './drags/told-points.ts'

/** Of each kind. */
const count = Number(process.env['SIGNALBOX_DRAGS'] ?? 3)
const file = process.env['SIGNALBOX_DRAGS_JSON']
const technicians = 25

interface Figures {
  wanted: number
  right: number
  wrong: number
  reasons: string[]
}

let room: ControlRoom
let traffic: Traffic | undefined

test.beforeEach(async () => {
  room = await openControlRoom(technicians, undefined, [
    '--roads',
    path.join(process.env['SIGNALBOX_CITY']!, 'roads.bin'),
  ])
})
test.afterEach(async () => {
  traffic?.stop()
  traffic = undefined
  await room.console.close().catch(() => {})
  await room.end()
})

test('[MAP25] whatever is dragged goes where it was let go, while fifty positions and events a second arrive', async () => {
  test.setTimeout(90_000 + count * kinds.length * 20_000)
  const { console: app, feeder } = room
  const dice = seeded(Number(process.env['SIGNALBOX_DRAGS_SEED'] ?? 1))
  const busy = new Traffic(room, dice)
  traffic = busy
  // Phones here answer no offer: after ten minutes the relay would pass their work on, and move what no hand has moved.
  const { calendars, policies } = defaultSettings
  await feeder.done(intent('configure-sla', { calendars, policies, rules: [] }, { revision: 0 }))
  const tickets = Array.from({ length: 70 }, () => busy.newTicket())
  await feeder.done(...tickets)
  // Some technicians have a route already: more visits than the board has rows.
  const given = Array.from({ length: 32 }, (_, i) =>
    assignIntent(`d${i + 1}`, `w${String(3 + (i % 8)).padStart(2, '0')}`, uuidv7()),
  )
  await feeder.runtime.submit(given, anna)
  const page = await app.open()
  await app.size(1920, 1080)
  await app.link('live')
  await expect(page.locator('[data-testid=roster-row]')).toHaveCount(technicians)
  await installWitness(page, [...room.phones.keys()])
  busy.start()
  await expect.poll(async () => Object.keys(await shownPoints(page)).length).toBe(technicians)
  // By whom it is seen that the map has not moved: their symbols are at first where they were before they were parked.
  await expect
    .poll(async () => offParked(await shownPoints(page), await lookOf(page), await paneOf(page)))
    .toBeLessThan(1)

  const stage: Stage = { page, room, hand: new Hand(), traffic: busy, dice, lowest: false }
  const figures = new Map<Kind, Figures>(
    kinds.map((kind) => [kind, { wanted: count, right: 0, wrong: 0, reasons: [] }]),
  )
  for (let n = 0; n < count; n++)
    for (const kind of kinds) {
      const one = figures.get(kind)!
      const reason = await oneDrag(kind, { ...stage, lowest: n % 5 === 0 })
      if (reason === null) one.right++
      else {
        one.wrong++
        one.reasons.push(reason)
        await app.shot(`drags-wrong-${kind}-${one.wrong}`)
      }
    }
  report(figures, busy)
  expect([...figures.values()].flatMap(({ reasons }) => reasons)).toEqual([])
  // Otherwise it has proved nothing.
  expect(busy.rates.fixes + busy.rates.commands).toBeGreaterThan(45)
})

test('[MAP25] a drop that comes to the row of a moment ago goes to the one that is under the pointer', async () => {
  const { console: app, feeder } = room
  await feeder.done(ticketIntent('t1'))
  const page = await app.open()
  await app.size(1920, 1080)
  await app.link('live')
  await page.locator('[data-testid=roster-row][data-technician=w04]').waitFor()
  await page.evaluate(() => {
    const row = (id: string) => document.querySelector(`[data-testid=roster-row][data-technician=${id}]`)!
    const { left, top, height } = row('w05').getBoundingClientRect()
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('application/x-signalbox-ticket', 't1')
    const where = { bubbles: true, cancelable: true, clientX: left + 40, clientY: top + height / 2, dataTransfer }
    row('w04').dispatchEvent(new DragEvent('dragover', where))
    row('w04').dispatchEvent(new DragEvent('drop', where))
  })
  await expect.poll(() => held(feeder).get('w05')).toEqual(['t1'])
  expect(held(feeder).get('w04')).toEqual([])
  await expect(page.locator('[data-over=true]')).toHaveCount(0)
})

function report(figures: ReadonlyMap<Kind, Figures>, traffic: Traffic): void {
  const { fixes, commands, seconds } = traffic.rates
  const rows = [...figures].map(([kind, { wanted, right, wrong }]) => [kind, wanted, right, wrong])
  const table = [['kind', 'wanted', 'right', 'wrong'], ...rows].map((row) =>
    row.map((cell) => String(cell).padEnd(8)).join(''),
  )
  const lines = [
    ...table,
    ...[...figures].flatMap(([kind, { reasons }]) => reasons.map((reason) => `wrong ${kind}: ${reason}`)),
    `meanwhile ${fixes.toFixed(1)} positions and ${commands.toFixed(1)} commands a second, for ${seconds.toFixed(0)} s`,
  ]
  process.stdout.write(`\n${lines.join('\n')}\n`)
  if (file)
    writeFileSync(
      file,
      `${JSON.stringify({ kinds: Object.fromEntries(figures), fixes, commands, seconds }, null, 2)}\n`,
    )
}

/** The same rolls for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
