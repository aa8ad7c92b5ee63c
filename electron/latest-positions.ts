// The last position of every technician that this console has been told, so that a window which opens, or a console that
// starts offline, has them all.
import type { Instant } from '../shared/model/ids.ts'
import { decodeFrame, encodeFrame, type FrameFix } from '../shared/wire/position-frame.ts'

export class LatestPositions {
  private readonly fixes = new Map<number, FrameFix>()

  /** @returns false for bytes that are no frame */
  take(bytes: Uint8Array): boolean {
    const frame = decodeFrame(bytes)
    if (!frame) return false
    for (const fix of frame.fixes) this.fixes.set(fix.index, fix)
    return true
  }

  /** All of them as one key frame; null when there are none. */
  keyFrame(now: Instant): Uint8Array | null {
    return this.fixes.size === 0 ? null : encodeFrame({ key: true, base: now, fixes: [...this.fixes.values()] })
  }
}
