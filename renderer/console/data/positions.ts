// Where every technician was last, in typed arrays straight from the packed frames: no React, no object per technician.
// A technician has a slot from their first fix on. It also knows where a symbol is shown while it glides to its new fix.
import type { Instant } from '../../../shared/model/ids.ts'
import { readFrame, type FrameFix } from '../../../shared/wire/position-frame.ts'
import { glideMs, glideShare } from './glide.ts'

export { freshness, freshnesses, isUsable, type Freshness } from '../../../shared/geo/freshness.ts'

const metresPerDegree = 111_195

export class Positions {
  private readonly slots = new Map<number, number>()
  private readonly listeners = new Set<() => void>()
  private readonly clock: () => number

  /** By slot. Degrees WGS84; `at` ms of the relay's clock; heading in degrees, speed in m/s, accuracy in metres: NaN unknown. */
  lat = new Float64Array(64)
  lon = new Float64Array(64)
  at = new Float64Array(64)
  heading = new Float32Array(64)
  speed = new Float32Array(64)
  accuracy = new Float32Array(64)
  /** Where the symbol was shown when the fix came, and from when until when it glides, ms of the window's monotonic clock. */
  fromLat = new Float64Array(64)
  fromLon = new Float64Array(64)
  glideStart = new Float64Array(64)
  glideEnd = new Float64Array(64)

  /** @param clock monotonic, ms */
  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock
  }

  take(bytes: Uint8Array): void {
    const mono = this.clock()
    const head = readFrame(bytes, (index, lat, lon, at, heading, speed, accuracy) => {
      const slot = this.place(mono, index, lat, lon, at)
      this.at[slot] = at
      this.heading[slot] = heading
      this.speed[slot] = speed
      this.accuracy[slot] = accuracy
    })
    if (!head) return
    for (const listener of this.listeners) listener()
  }

  get size(): number {
    return this.slots.size
  }

  /** @returns -1: never heard */
  slotOf(index: number): number {
    return this.slots.get(index) ?? -1
  }

  /** @param index the technician's frame index */
  of(index: number): FrameFix | undefined {
    const slot = this.slots.get(index)
    if (slot === undefined) return undefined
    const known = (value: number) => (Number.isNaN(value) ? null : value)
    return {
      index,
      lat: this.lat[slot]!,
      lon: this.lon[slot]!,
      at: this.at[slot]!,
      heading: known(this.heading[slot]!),
      speed: known(this.speed[slot]!),
      accuracy: known(this.accuracy[slot]!),
    }
  }

  /** @returns ms, or undefined when the technician has never been heard */
  ageOf(index: number, now: Instant): number | undefined {
    const slot = this.slots.get(index)
    return slot === undefined ? undefined : Math.max(0, now - this.at[slot]!)
  }

  /** Where the symbol is shown now: at the fix, or on its way there. */
  shownAt(slot: number, mono: number): { lat: number; lon: number } {
    const share = glideShare(mono, this.glideStart[slot]!, this.glideEnd[slot]!)
    return {
      lat: this.fromLat[slot]! + (this.lat[slot]! - this.fromLat[slot]!) * share,
      lon: this.fromLon[slot]! + (this.lon[slot]! - this.fromLon[slot]!) * share,
    }
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Sets where a technician is, and how the symbol gets there. */
  private place(mono: number, index: number, lat: number, lon: number, at: number): number {
    const known = this.slots.get(index)
    const slot = known ?? this.slots.size
    if (known === undefined) {
      if (slot === this.lat.length) this.grow()
      this.slots.set(index, slot)
      this.fromLat[slot] = lat
      this.fromLon[slot] = lon
      this.glideStart[slot] = this.glideEnd[slot] = mono
    } else if (lat !== this.lat[slot] || lon !== this.lon[slot]) {
      const shown = this.shownAt(slot, mono)
      const metres = Math.hypot(lat - shown.lat, (lon - shown.lon) * Math.cos((lat * Math.PI) / 180)) * metresPerDegree
      const glide = glideMs(mono - this.glideStart[slot]!, metres, at - this.at[slot]!)
      this.fromLat[slot] = glide === 0 ? lat : shown.lat
      this.fromLon[slot] = glide === 0 ? lon : shown.lon
      this.glideStart[slot] = mono
      this.glideEnd[slot] = mono + glide
    }
    this.lat[slot] = lat
    this.lon[slot] = lon
    return slot
  }

  private grow(): void {
    const doubled = <A extends Float64Array | Float32Array>(old: A, next: A): A => {
      next.set(old)
      return next
    }
    const size = this.lat.length * 2
    this.lat = doubled(this.lat, new Float64Array(size))
    this.lon = doubled(this.lon, new Float64Array(size))
    this.at = doubled(this.at, new Float64Array(size))
    this.heading = doubled(this.heading, new Float32Array(size))
    this.speed = doubled(this.speed, new Float32Array(size))
    this.accuracy = doubled(this.accuracy, new Float32Array(size))
    this.fromLat = doubled(this.fromLat, new Float64Array(size))
    this.fromLon = doubled(this.fromLon, new Float64Array(size))
    this.glideStart = doubled(this.glideStart, new Float64Array(size))
    this.glideEnd = doubled(this.glideEnd, new Float64Array(size))
  }
}

export const positions = new Positions()
