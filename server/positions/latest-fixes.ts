// Where each technician's phone was last. The latest fix wins; nothing here is logged. Frames are made of what changed
// since the last one, and a key frame of everything, so that a dropped frame heals.
import type { Instant, TechnicianId } from '../../shared/model/ids.ts'
import type { Fix } from '../../shared/wire/messages.ts'
import { encodeFrame, type FrameFix } from '../../shared/wire/position-frame.ts'

interface Kept extends FrameFix {
  /** since the last delta */
  changed: boolean
}

// Thousands of fixes come every second: nothing is made anew for any of them.
export class LatestFixes {
  private readonly fixes = new Map<number, Kept>()
  private readonly changed: Kept[] = []

  /**
   * @param index the technician's frame index
   * @param now the relay's clock
   * @returns false for a fix older than the one known
   */
  take(index: number, fix: Fix, now: Instant): boolean {
    const at = now - fix.ageMs
    const known = this.fixes.get(index)
    if (known && known.at > at) return false
    const { lat, lon, heading, speed, accuracy } = fix
    if (!known) {
      const kept = { index, lat, lon, at, heading, speed, accuracy, changed: true }
      this.fixes.set(index, kept)
      this.changed.push(kept)
      return true
    }
    if (!known.changed) this.changed.push(known)
    known.changed = true
    known.at = at
    known.lat = lat
    known.lon = lon
    known.heading = heading
    known.speed = speed
    known.accuracy = accuracy
    return true
  }

  /** The changes since the last call as one frame; undefined when nothing changed. */
  delta(now: Instant): Uint8Array | undefined {
    if (this.changed.length === 0) return undefined
    const frame = encodeFrame({ key: false, base: now, fixes: this.changed })
    for (const fix of this.changed) fix.changed = false
    this.changed.length = 0
    return frame
  }

  key(now: Instant): Uint8Array {
    return encodeFrame({ key: true, base: now, fixes: [...this.fixes.values()] })
  }

  /** The last fix of a technician, as it is kept: read it, do not hold it. */
  of(index: number): Readonly<FrameFix> | undefined {
    return this.fixes.get(index)
  }

  get size(): number {
    return this.fixes.size
  }
}

/** Which frame index a technician has. */
export type IndexOf = (technicianId: TechnicianId) => number | undefined
