// Where each technician's phone was last. The latest fix wins; nothing here is logged. Frames are made of what changed
// since the last one, and a key frame of everything, so that a dropped frame heals.
import type { Instant, TechnicianId } from '../../shared/model/ids.ts'
import type { Fix } from '../../shared/wire/messages.ts'
import { encodeFrame, type FrameFix } from '../../shared/wire/position-frame.ts'

export class LatestFixes {
  private readonly fixes = new Map<number, FrameFix>()
  private readonly changed = new Set<number>()

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
    this.fixes.set(index, { index, lat, lon, at, heading, speed, accuracy })
    this.changed.add(index)
    return true
  }

  /** The changes since the last call as one frame; undefined when nothing changed. */
  delta(now: Instant): Uint8Array | undefined {
    if (this.changed.size === 0) return undefined
    const fixes = [...this.changed].map((index) => this.fixes.get(index)!)
    this.changed.clear()
    return encodeFrame({ key: false, base: now, fixes })
  }

  key(now: Instant): Uint8Array {
    return encodeFrame({ key: true, base: now, fixes: [...this.fixes.values()] })
  }

  get size(): number {
    return this.fixes.size
  }
}

/** Which frame index a technician has. */
export type IndexOf = (technicianId: TechnicianId) => number | undefined
