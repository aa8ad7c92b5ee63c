// Where every technician was last, straight from the packed frames: no React, no copies per technician.
import type { Instant } from '../../../shared/model/ids.ts'
import { decodeFrame, type FrameFix } from '../../../shared/wire/position-frame.ts'

/** How far a position can be trusted, by its age. */
export type Freshness = 'fresh' | 'ageing' | 'old' | 'no-contact'

/** Solid up to 60 s, faded up to 5 min, hollow and not "nearest" after, "no contact" from 30 min. */
export function freshness(ageMs: number): Freshness {
  if (ageMs <= 60_000) return 'fresh'
  if (ageMs <= 300_000) return 'ageing'
  return ageMs <= 1_800_000 ? 'old' : 'no-contact'
}

class Positions {
  private readonly fixes = new Map<number, FrameFix>()
  private readonly listeners = new Set<() => void>()

  take(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (!frame) return
    for (const fix of frame.fixes) this.fixes.set(fix.index, fix)
    for (const listener of this.listeners) listener()
  }

  /** @param index the technician's frame index */
  of(index: number): FrameFix | undefined {
    return this.fixes.get(index)
  }

  /** @returns ms, or undefined when the technician has never been heard */
  ageOf(index: number, now: Instant): number | undefined {
    const fix = this.fixes.get(index)
    return fix && Math.max(0, now - fix.at)
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

export const positions = new Positions()
