// A control room for one test: a relay, a feeder seat, technicians with positions, and a console with a seat of its own.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, bea, enrolSeat, feeder, technicianIntent, TestPhone, TestSeat } from '../support/seats.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { ConsoleApp } from './console-app.ts'

export interface ControlRoom {
  folder: string
  relay: RelayProcess
  feeder: TestSeat
  phones: Map<string, TestPhone>
  console: ConsoleApp
  end(): Promise<void>
}

/** Places in the demo city, some hundred metres apart, for technicians 1, 2, 3 … */
export function placeOf(n: number): { lat: number; lon: number } {
  return { lat: 51.15 + (n % 8) * 0.006, lon: 71.4 + Math.floor(n / 8) * 0.012 + (n % 3) * 0.003 }
}

/**
 * @param consoleActors who may work at the console, the first one now
 * @param before what is done with the relay's data folder before it starts
 */
export async function openControlRoom(
  technicians: number,
  consoleActors: Actor[] = [anna],
  relayArguments: string[] = [],
  before?: (data: string) => Promise<void>,
): Promise<ControlRoom> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-e2e-'))
  const relay = new RelayProcess(path.join(folder, 'relay'))
  await before?.(relay.data)
  await relay.start(...relayArguments)
  const feed = await TestSeat.open(
    path.join(folder, 'feeder'),
    await enrolSeat(relay, path.join(folder, 'feeder'), 'integration', [feeder, anna, bea]),
  )
  await feed.live()
  const numbers = Array.from({ length: technicians }, (_, i) => i + 1)
  await feed.done(...numbers.map((n) => technicianIntent(n)))
  const opened = numbers.map(async (n): Promise<[string, TestPhone]> => {
    const id = `w${String(n).padStart(2, '0')}`
    const phone = await TestPhone.open(relay, path.join(folder, id), id)
    await phone.seat.live()
    phone.seat.runtime.sendFix({ ...placeOf(n), accuracy: 5, speed: 0, heading: null, ageMs: 0 })
    return [id, phone]
  })
  const phones = new Map(await Promise.all(opened))
  const profile = path.join(folder, 'console')
  await enrolSeat(relay, path.join(profile, 'seat'), 'console', consoleActors)
  return {
    folder,
    relay,
    feeder: feed,
    phones,
    console: new ConsoleApp(profile),
    async end() {
      for (const phone of phones.values()) await phone.seat.stop()
      await feed.stop()
      await relay.stop()
    },
  }
}
