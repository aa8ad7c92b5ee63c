// Technicians and tickets of the map's bench: some in view, the others around it, each driving straight on for a while.
import { decide } from '../../../shared/commands/decide.ts'
import { applyCommit } from '../../../shared/events/evolve.ts'
import { EntityTables, kinds } from '../../../shared/model/entities.ts'
import type { VisibleChange } from '../../../shared/sync/replica.ts'
import { encodeFrame, type FrameFix } from '../../../shared/wire/position-frame.ts'
import { createTicket, registerTechnician } from '../../../scripts/bench/large-centre.ts'
import type { Intent } from '../../../shared/commands/command.ts'

/** Half the view's extent at the zoom the map opens with, degrees, for a window of 1920 × 1080. */
const view = { lat: 0.06, lon: 0.2 }
const around = { lat: 0.6, lon: 1 }
const tickets = 200
const metresPerDegree = 111_195

export class Crowd {
  private readonly fixes: FrameFix[]
  private next = 0
  /** moves on with every step, so that fixes are as fresh as the steps say */
  private readonly centre: { lat: number; lon: number }

  constructor(centre: { lat: number; lon: number }, size: number, inView: number) {
    this.centre = centre
    const random = seeded(7)
    this.fixes = Array.from({ length: size }, (_, index) => {
      const place = index < inView ? within(random, view) : outsideView(random)
      return {
        index,
        lat: centre.lat + place.lat,
        lon: centre.lon + place.lon,
        at: 0,
        heading: Math.floor(random() * 360),
        speed: 8 + Math.floor(random() * 12) / 2,
        accuracy: 8,
      }
    })
  }

  get size(): number {
    return this.fixes.length
  }

  ticketId(i: number): string {
    return `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`
  }

  keyFrame(now: number): Uint8Array {
    for (const fix of this.fixes) fix.at = now
    return encodeFrame({ key: true, base: now, fixes: this.fixes })
  }

  /** The next so many of them drive on for so many seconds. */
  step(seconds: number, now: number, count: number): Uint8Array {
    const moved: FrameFix[] = []
    for (let i = 0; i < count; i++) {
      const fix = this.fixes[this.next++ % this.fixes.length]!
      const metres = fix.speed! * seconds
      const turn = (fix.heading! * Math.PI) / 180
      const dLat = (Math.cos(turn) * metres) / metresPerDegree
      const dLon = (Math.sin(turn) * metres) / (metresPerDegree * Math.cos((fix.lat * Math.PI) / 180))
      // Whoever would leave the region turns round, so that as many stay in view for hours.
      const out =
        Math.abs(fix.lat + dLat - this.centre.lat) > around.lat ||
        Math.abs(fix.lon + dLon - this.centre.lon) > around.lon
      const leaves =
        crosses(fix.lat - this.centre.lat, dLat, view.lat) || crosses(fix.lon - this.centre.lon, dLon, view.lon)
      if (out || leaves) fix.heading = (fix.heading! + 180) % 360
      else {
        fix.lat += dLat
        fix.lon += dLon
      }
      fix.at = now
      moved.push(fix)
    }
    return encodeFrame({ key: false, base: now, fixes: moved })
  }

  /** Technicians and tickets as a window gets them. */
  changes(now: number): VisibleChange[] {
    const state = new EntityTables()
    let seq = 0
    const ask = (asked: Intent, role: 'administrator' | 'dispatcher') => {
      const actor = { id: 'anna', name: 'Anna', role } as const
      const stamp = { at: now, madeAt: now, actor, seat: 'console-1', seatTechnicianId: null, guess: false }
      const decision = decide(state, asked, stamp)
      if (decision.kind !== 'events') throw new Error(`${asked.name} was not accepted: ${JSON.stringify(decision)}`)
      const id = `00000000-0000-7000-8000-${String(++seq).padStart(12, '0')}`
      applyCommit(state, { seq, at: now, seat: 'console-1', id, actor, name: asked.name, events: decision.events })
    }
    for (let i = 0; i < this.size; i++) ask(registerTechnician(i, now), 'administrator')
    for (let i = 0; i < tickets; i++) ask(createTicket(i, this.ticketId(i)), 'dispatcher')
    return kinds.flatMap((kind) =>
      [...state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false }) as VisibleChange),
    )
  }
}

function within(random: () => number, reach: { lat: number; lon: number }): { lat: number; lon: number } {
  return { lat: (random() * 2 - 1) * reach.lat, lon: (random() * 2 - 1) * reach.lon }
}

function outsideView(random: () => number): { lat: number; lon: number } {
  for (;;) {
    const place = within(random, around)
    if (Math.abs(place.lat) >= view.lat || Math.abs(place.lon) >= view.lon) return place
  }
}

function crosses(from: number, by: number, edge: number): boolean {
  return Math.abs(from) < edge !== Math.abs(from + by) < edge
}

/** mulberry32, so that every run sees the same crowd. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
