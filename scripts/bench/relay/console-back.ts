// A console with a full copy: fetches everything the first time; the next time it comes back after a long cut, and what that
// costs its process is measured from the connection on until it is current.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Identity } from '../../../electron/seat/identity.ts'
import { SeatRuntime } from '../../../electron/seat/seat-runtime.ts'
import { ownCpuMs, serve } from '../child.ts'

let seat: SeatRuntime | undefined
const problems: string[] = []

async function untilLive(runtime: SeatRuntime): Promise<void> {
  while (runtime.client.link(runtime.mono()).phase !== 'live') await new Promise((resolve) => setTimeout(resolve, 1))
}

serve({
  /** Reads what is on disk. */
  async open({ folder, identity }: { folder: string; identity: Identity }) {
    const stall = monitorEventLoopDelay({ resolution: 1 })
    stall.enable()
    const before = ownCpuMs()
    seat = await SeatRuntime.open({
      folder,
      identity,
      saveEvery: 0,
      owner: {
        changed: () => {},
        frame: () => {},
        problem: (code, detail) => problems.push(`${code} ${detail}`),
        bye: () => {},
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    return {
      cpuMs: ownCpuMs() - before,
      stallMs: stall.max / 1e6,
      tickets: seat.client.replica.confirmed.size('ticket'),
    }
  },
  async comeBack() {
    if (!seat) throw new Error('not open')
    const stall = monitorEventLoopDelay({ resolution: 1 })
    stall.enable()
    const before = ownCpuMs()
    seat.start()
    await untilLive(seat)
    const cpuMs = ownCpuMs() - before
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { cpuMs, stallMs: stall.max / 1e6, seq: seat.client.replica.position.seq, problems }
  },
  async save() {
    const stall = monitorEventLoopDelay({ resolution: 1 })
    stall.enable()
    const before = ownCpuMs()
    await seat?.save()
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { cpuMs: ownCpuMs() - before, stallMs: stall.max / 1e6 }
  },
})
