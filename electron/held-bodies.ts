// Bodies that were opened last, in memory, as many as there is room for.
import type { FileType } from '../shared/files/body-type.ts'

export interface HeldBody {
  bytes: Uint8Array
  type: FileType
}

const room = 48 * 1024 * 1024

export class HeldBodies {
  /** the one that was used last is the last */
  private readonly bodies = new Map<string, HeldBody>()
  private readonly room: number
  private used = 0

  constructor(bytes = room) {
    this.room = bytes
  }

  get(sha256: string): HeldBody | undefined {
    const body = this.bodies.get(sha256)
    if (!body) return undefined
    this.bodies.delete(sha256)
    this.bodies.set(sha256, body)
    return body
  }

  put(sha256: string, body: HeldBody): void {
    if (this.bodies.has(sha256)) return
    this.bodies.set(sha256, body)
    this.used += body.bytes.length
    for (const [old, { bytes }] of this.bodies) {
      if (this.used <= this.room || old === sha256) return
      this.bodies.delete(old)
      this.used -= bytes.length
    }
  }
}
