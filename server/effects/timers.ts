// Who wakes the effects when so much of the relay's time has passed: the machine's own timers, or, where the relay's clock
// is a simulated one, that clock.
import type { Milliseconds } from '../../shared/model/ids.ts'

export interface Timers {
  /** Calls `act` once, after `wait` of the relay's time. @returns what calls it off */
  after: (wait: Milliseconds, act: () => void) => () => void
}

export const machineTimers: Timers = {
  after(wait, act) {
    const timer = setTimeout(act, wait)
    return () => clearTimeout(timer)
  },
}

/** Again and again. @returns what ends it */
export function repeat(timers: Timers, every: Milliseconds, act: () => void): () => void {
  let callOff = () => {}
  const next = () => {
    callOff = timers.after(every, () => {
      next()
      act()
    })
  }
  next()
  return () => callOff()
}
