// Lets a relay run by a simulated clock, for whoever has started it as a child process and moves the clock by messages. It
// is refused everywhere else, and what was made so is never taken for the data of a control room.
import { existsSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { PlainError, type DataFolder } from '../upkeep/data-folder.ts'
import { SimulatedTime } from './simulated-time.ts'

/** Asks for the clock to go on, and the answer when all that follows is done. */
const advanceSchema = z.strictObject({ advanceTo: z.number().int() })
export type Advance = z.infer<typeof advanceSchema>
export interface Advanced {
  now: number
  /** how far the log is */
  seq: number
}

/** @param from the first instant, ISO 8601; null: an ordinary relay @returns null: the clock is the machine's */
export function openSimulation(
  data: DataFolder,
  from: string | null,
  hasParent = !!process.send,
): SimulatedTime | null {
  if (from === null) {
    if (existsSync(data.simulation))
      throw new PlainError(`${data.folder} is of a simulation: nothing in it has happened. Choose another with --data.`)
    return null
  }
  if (!hasParent) throw new PlainError('--simulated-from is for `npm run simulate` only.')
  if (existsSync(data.store))
    throw new PlainError(`${data.folder} has a store. A simulation begins with an empty folder.`)
  const at = Date.parse(from)
  if (!Number.isInteger(at)) throw new PlainError(`--simulated-from takes an instant, not "${from}".`)
  writeFileSync(data.simulation, new Date(at).toISOString())
  return new SimulatedTime(at)
}

/** Moves the clock when the parent process says so, and ends with it. */
export function obey(time: SimulatedTime, relay: { settled: () => Promise<number> }): void {
  const settled = async () => void (await relay.settled())
  process.on('message', (message) => {
    const { advanceTo } = advanceSchema.parse(message)
    void time
      .advance(advanceTo, settled)
      .then(() => relay.settled())
      .then((seq) => process.send?.({ now: time.now(), seq } satisfies Advanced))
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
