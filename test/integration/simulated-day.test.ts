// Two hours of an ordinary day at a real relay that goes by a simulated clock, with desks and phones as ordinary seats: the
// short form of `npm run simulate -- day --check`.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDoor } from '../../scripts/demo/relay-door.ts'
import { smallCity } from '../../scripts/demo/small-city.ts'
import { alarmFigures } from '../../scripts/simulate/alarm-figures.ts'
import { Centre } from '../../scripts/simulate/centre.ts'
import { hour } from '../../scripts/simulate/day-plan.ts'
import { OwnRelay } from '../../scripts/simulate/own-relay.ts'
import { runDay } from '../../scripts/simulate/run-day.ts'
import { alarmReport } from '../../shared/alarms/report.ts'
import { isUnseen } from '../../shared/model/alarm.ts'
import { RelayProcess } from '../support/relay-process.ts'

const program = path.resolve(import.meta.dirname, '../../out/server/main.js')
const morning = Date.parse('2026-01-05T08:00:00Z')
const hours = 2

let folder: string
let relay: OwnRelay
let centre: Centre | undefined
beforeEach(async () => {
  centre = undefined
  folder = mkdtempSync(path.join(tmpdir(), 'signalbox-simulate-'))
  relay = await OwnRelay.start(program, path.join(folder, 'relay'), morning)
}, 30_000)
afterEach(async () => {
  await centre?.stop()
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

describe('an ordinary day', () => {
  it(
    '[SIM3] [ALM16] brings at each seat no more alarms than an operator can deal with',
    { timeout: 120_000 },
    async () => {
      const said: string[] = []
      centre = await Centre.open({
        door: await openDoor(relay.url, relay.setupKey),
        folder: path.join(folder, 'seats'),
        city: smallCity(4),
        seed: 'short',
        hours,
        technicians: 12,
        ticketsPerHour: 9,
        leftParts: 0,
        now: () => relay.now(),
        log: (line) => said.push(line),
      })
      const go = (until: number) =>
        runDay(centre!, relay, { hours: until, speed: Infinity, step: 15_000, told: () => {}, stopped: () => false })
      expect(await go(1)).toBe(0)
      await centre.reportBreached(1, 'centre')
      expect(await go(hours)).toBe(0)
      const to = relay.now()
      expect(to).toBe(morning + hours * hour)

      // People have worked: what came in was given out, taken, driven to and done, each at an instant of that morning.
      const tickets = [...centre.intake.all('ticket')]
      const done = tickets.filter(({ state }) => state === 'resolved')
      expect(tickets.length).toBeGreaterThan(35)
      expect(done.length).toBeGreaterThan(12)
      for (const { clocks } of done)
        for (const { stoppedAt } of [clocks.respond, clocks.arrive, clocks.resolve]) {
          expect(stoppedAt).toBeGreaterThan(morning)
          expect(stoppedAt).toBeLessThanOrEqual(to)
        }

      const { seats, chattering, stale } = alarmFigures([{ record: centre.record, from: centre.beganAt, to }])
      // The breach came to everybody, and somebody has dealt with it.
      expect(
        centre.record.announced.get('dispatcher')!.filter(({ type }) => type === 'sla-due').length,
      ).toBeGreaterThan(0)
      expect([...centre.intake.all('alarm')].filter((alarm) => alarm.priority === 1 && isUnseen(alarm))).toEqual([])
      for (const { average, worst } of seats) {
        expect(average).toBeLessThanOrEqual(1)
        expect(worst).toBeLessThan(10)
      }
      expect([chattering, stale]).toEqual([0, 0])
      // What the relay itself reports of these hours is the same: nobody has put anything aside.
      const span = { from: centre.beganAt, to, logBegins: true }
      const reported = alarmReport(centre.record.log, centre.intake.all('alarm'), span)
      expect(reported.seats.map(({ role, told, worst }) => [role, told, worst?.count ?? 0])).toEqual(
        seats.map(({ role, count, worst }) => [role, count, worst]),
      )
      // The record is what the relay says: what stands by the one stands by the other.
      const standing = [...centre.intake.all('alarm')].filter(({ active }) => active)
      expect(centre.record.standing(to)).toHaveLength(standing.length)
      expect(said.filter((line) => !line.includes('technicians,'))).toEqual([])
    },
  )

  it('[SIM2] an ordinary relay will not open what a simulated one has made', { timeout: 120_000 }, async () => {
    await relay.stop()
    const data = path.join(folder, 'relay')
    expect(existsSync(path.join(data, 'relay.sqlite'))).toBe(true)
    await expect(new RelayProcess(data).start()).rejects.toThrow(/is of a simulation/)
  })
})
