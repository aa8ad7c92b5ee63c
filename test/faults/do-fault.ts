// Makes one thing go wrong, for its time, and puts it right again. Faults of one seat, and faults of the relay, wait for
// each other; all others happen at once.
import { setTimeout as sleep } from 'node:timers/promises'
import type { House } from './house.ts'
import { FsyncErrors, whyNot, type Able } from './machine.ts'
import type { Fault } from './schedule.ts'
import type { SeatProcess } from './seat-process.ts'

const needs: Partial<Record<Fault['kind'], Able>> = {
  'relay-disk-full': 'small-disk',
  'seat-disk-full': 'small-disk',
  'relay-fsync-error': 'injection',
  'seat-fsync-error': 'injection',
  'relay-clock-jump': 'clock',
  'seat-clock-jump': 'clock',
}
/** A technician's clock is mostly right; a console's may be anything. */
const jumps = { relay: [3, -3, 0], seat: [3_600, -3_600, 90, 0] }

/** @returns why it could not be done; undefined: it was done */
export async function doFault(house: House, { kind, seat: name, lasts }: Fault): Promise<string | undefined> {
  const need = needs[kind]
  const reason = need && whyNot(need)
  if (reason !== undefined) return reason
  const seat = name === null ? undefined : house.seats.get(name)
  const done = seat ? await seatFault(house, kind, seat, lasts) : await relayFault(house, kind, lasts)
  if (done === undefined) house.count(kind)
  return done
}

async function relayFault(house: House, kind: Fault['kind'], lasts: number): Promise<string | undefined> {
  const { relay } = house
  switch (kind) {
    case 'kill-relay':
      await house.killRelay()
      await sleep(lasts)
      await house.startRelay()
      return undefined
    case 'kill-relay-at-answer':
      return killAtAnswer(house, lasts)
    case 'freeze-relay':
      relay.pause()
      await sleep(lasts)
      relay.resume()
      return undefined
    case 'restart-relay':
      await house.takeBackup()
      await house.stopRelay()
      await house.startRelay()
      return undefined
    case 'restore-backup': {
      await house.killRelay()
      // Nothing that the old relay has said may arrive after the restore: it would look like the new one's word.
      for (const { how } of house.seats.values()) how.proxy.cut()
      await sleep(200)
      await house.putBackupInPlace(lasts % 2 === 0)
      await house.startRelay()
      return undefined
    }
    case 'relay-disk-full': {
      const { relayDisk } = house
      if (!relayDisk) return 'in this run the relay is on the machine’s own disk'
      house.expectRelayEnd()
      relayDisk.fill()
      await sleep(lasts)
      await house.killRelay()
      relayDisk.free()
      await house.startRelay()
      return undefined
    }
    case 'relay-fsync-error': {
      house.expectRelayEnd()
      const errors = await FsyncErrors.on(relay.pid)
      await sleep(lasts)
      await errors.end()
      await house.killRelay()
      await house.startRelay()
      return undefined
    }
    case 'relay-clock-jump':
      house.relayClock!.set(jumps.relay[lasts % jumps.relay.length]!)
      return undefined
    default:
      throw new Error(`${kind} is no fault of the relay`)
  }
}

/** Kills the relay in the moment in which it tells some seat an answer. */
async function killAtAnswer(house: House, lasts: number): Promise<string | undefined> {
  const seats = [...house.seats.values()]
  const told = new Promise<boolean>((resolve) => {
    for (const { how } of seats)
      how.proxy.watchDown((bytes) => {
        if (!bytes.includes('["answer"')) return
        house.expectRelayEnd()
        process.kill(house.relay.pid, 'SIGKILL')
        resolve(true)
      })
  })
  const happened = await Promise.race([told, sleep(4_000).then(() => false)])
  for (const { how } of seats) how.proxy.watchDown(null)
  if (!happened) return 'nobody was told an answer in time'
  await house.killRelay()
  await sleep(lasts)
  await house.startRelay()
  return undefined
}

async function seatFault(
  house: House,
  kind: Fault['kind'],
  seat: SeatProcess,
  lasts: number,
): Promise<string | undefined> {
  const { proxy } = seat.how
  switch (kind) {
    case 'kill-seat':
      await seat.kill()
      await sleep(lasts)
      seat.start()
      return undefined
    case 'crash-when-queued': {
      // What it has just queued must not leave it in another way.
      proxy.holdUp(true)
      seat.expectEnd()
      seat.tell({ order: 'die-when-queued' })
      const died = await seat.ended(5_000)
      await seat.kill()
      proxy.cut()
      proxy.holdUp(false)
      seat.start()
      return died ? undefined : 'it queued nothing in time'
    }
    case 'freeze-seat':
      seat.freeze()
      await sleep(lasts)
      seat.thaw()
      return undefined
    case 'seat-disk-full':
      seat.expectEnd()
      house.seatDisk!.fill()
      await sleep(lasts)
      house.seatDisk!.free()
      return backToLife(seat)
    case 'seat-fsync-error': {
      if (seat.pid === undefined) return 'the seat is not there'
      seat.expectEnd()
      const errors = await FsyncErrors.on(seat.pid)
      await sleep(lasts)
      await errors.end()
      return backToLife(seat)
    }
    case 'seat-clock-jump':
      house.seatClock!.set(jumps.seat[lasts % jumps.seat.length]!)
      return undefined
    case 'cut':
      proxy.cut()
      return undefined
    case 'lose-answers':
      proxy.holdDown(true)
      await sleep(lasts)
      proxy.cut()
      proxy.holdDown(false)
      return undefined
    case 'stall-down':
      proxy.holdDown(true)
      await sleep(lasts)
      proxy.holdDown(false)
      return undefined
    case 'stall-up':
      proxy.holdUp(true)
      await sleep(lasts)
      proxy.holdUp(false)
      return undefined
    case 'half-open':
      proxy.holdDown(true)
      proxy.holdUp(true)
      await sleep(lasts)
      proxy.holdDown(false)
      proxy.holdUp(false)
      return undefined
    case 'delay':
      proxy.delayBy(lasts / 10)
      await sleep(lasts)
      proxy.delayBy(0)
      return undefined
    case 'thin-line':
      proxy.thinDownTo(4_000)
      await sleep(lasts)
      proxy.thinDownTo(null)
      return undefined
    default:
      throw new Error(`${kind} is no fault of a seat`)
  }
}

/** A seat that was just starting may have ended on a disk that did not keep its journal: somebody starts it again. */
async function backToLife(seat: SeatProcess): Promise<undefined> {
  await seat.ended(500)
  if (seat.runs) seat.expectLife()
  else seat.start()
}
