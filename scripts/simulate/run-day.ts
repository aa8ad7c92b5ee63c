// Runs a day by a simulated clock: a step, then nothing until what was done has come everywhere, so that what is measured
// does not depend on how fast this machine is.
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant, Milliseconds } from '../../shared/model/ids.ts'
import type { Centre } from './centre.ts'
import { hour } from './day-plan.ts'
import type { OwnRelay } from './own-relay.ts'

/** How far the clock goes at once, if nothing else is said. */
const usualStep: Milliseconds = 5_000
/** What has not come everywhere by then is lost, and the day goes on. */
const patience: Milliseconds = 10_000

export interface DayOptions {
  step?: Milliseconds
  hours: number
  /** how many times as fast as the day; Infinity: as fast as it goes */
  speed: number
  /** told every half hour of the day */
  told: (now: Instant) => void
  stopped: () => boolean
}

/** @returns how often something did not come everywhere in time */
export async function runDay(centre: Centre, relay: OwnRelay, { hours, speed, told, stopped, ...more }: DayOptions) {
  const { step = usualStep } = more
  const end = centre.beganAt + hours * hour
  const began = performance.now()
  let impatient = 0
  let nextTold = centre.beganAt + hour / 2
  while (relay.now() < end && !stopped()) {
    const { now, seq } = await relay.advance(relay.now() + step)
    if (!(await quiet(centre, seq))) impatient += 1
    await centre.step(now)
    if (now >= nextTold) {
      told(now)
      nextTold += hour / 2
    }
    const ahead = (now - centre.beganAt) / speed - (performance.now() - began)
    if (ahead > 0) await sleep(ahead)
  }
  return impatient
}

async function quiet(centre: Centre, seq: number): Promise<boolean> {
  const until = performance.now() + patience
  for (let tries = 0; !centre.isQuiet(seq); tries += 1) {
    if (performance.now() > until) return false
    await (tries < 100 ? new Promise((resolve) => setImmediate(resolve)) : sleep(1))
  }
  return true
}
