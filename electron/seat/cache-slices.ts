// Long work beside a live console: done in slices, between which the event loop sees to everything else.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'

/** How long one slice may take, ms: short enough that nobody at the screen sees it. */
const sliceMs = 5
/** How many small steps are done before the clock is looked at. */
const stepsPerLook = 16

export class Slices {
  private began = performance.now()
  private steps = 0

  /** Whether this slice is over: then `await giveWay()`. */
  get over(): boolean {
    return ++this.steps % stepsPerLook === 0 && performance.now() - this.began > sliceMs
  }

  async giveWay(): Promise<void> {
    await nextTurn()
    this.began = performance.now()
  }
}

/** The lines of a stream of bytes, in slices; what stands behind the last line end is no line. */
export async function* linesInSlices(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  const slices = new Slices()
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let from = 0
    for (let to = bytes.indexOf(0x0a); to >= 0; to = bytes.indexOf(0x0a, from)) {
      yield bytes.toString('utf8', from, to)
      from = to + 1
      if (slices.over) await slices.giveWay()
    }
    rest = bytes.subarray(from)
  }
}
