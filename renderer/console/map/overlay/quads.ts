// A growing list of pictures to draw: each a rectangle out of the atlas, at a place that may be on its way to another.
// Pure: it is what the graphics card gets, as numbers.
import type { Mercator } from './anchor.ts'
import { nearestCopy } from './anchor.ts'
import type { AtlasRect } from './atlas-rect.ts'

/** 32-bit numbers per picture; `quad-program.ts` reads them in this order. */
export const quadFloats = 16

/** Room at first, doubled as needed: always whole rows of the texture that holds them. */
const firstRoom = 256

export interface Quad {
  /** where it is shown when the glide starts, and where when it ends */
  from: Mercator
  to: Mercator
  /** ms of the monotonic clock; both 0: it stands at `to` */
  glideStart: number
  glideEnd: number
  rect: AtlasRect
  /** CSS pixels from the place to the picture's centre */
  dx: number
  dy: number
  /** CSS pixels; left out: the picture's own size */
  width?: number
  height?: number
  /** 0 to 1 */
  alpha: number
  /** radians clockwise */
  turn: number
}

export class Quads {
  numbers = new Float32Array(firstRoom * quadFloats)
  count = 0
  /** until when something glides, ms of the monotonic clock */
  glidesUntil = 0
  private anchor: Mercator = { x: 0, y: 0 }
  private now = 0
  /** What `stand` said, as it is packed. */
  private readonly place = new Float64Array(6)

  /** @param now ms of the monotonic clock: instants are packed as seconds from here, for 32-bit numbers have few digits */
  begin(anchor: Mercator, now: number): void {
    this.anchor = anchor
    this.now = now
    this.count = 0
    this.glidesUntil = 0
  }

  push(quad: Quad): void {
    const { from, to, glideStart, glideEnd, rect, dx, dy, width = rect.width, height = rect.height } = quad
    this.stand(from, to, glideStart, glideEnd)
    this.add(rect, dx, dy, quad.turn, quad.alpha, width, height)
  }

  /** Where what is added from now on stands: for thousands, without an object for each. As in `Quad`. */
  stand(from: Mercator, to: Mercator, glideStart: number, glideEnd: number): void {
    const { anchor, now, place } = this
    const glides = glideEnd > now
    if (glides) this.glidesUntil = Math.max(this.glidesUntil, glideEnd)
    const start = glides ? from : to
    place[0] = nearestCopy(start.x - anchor.x)
    place[1] = start.y - anchor.y
    place[2] = nearestCopy(to.x - anchor.x)
    place[3] = to.y - anchor.y
    place[4] = glides ? (glideStart - now) / 1_000 : 0
    place[5] = glides ? (glideEnd - now) / 1_000 : 0
  }

  /** A picture there. As in `Quad`. */
  add(
    rect: AtlasRect,
    dx: number,
    dy: number,
    turn: number,
    alpha: number,
    width = rect.width,
    height = rect.height,
  ): void {
    if ((this.count + 1) * quadFloats > this.numbers.length) {
      const larger = new Float32Array(this.numbers.length * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    const { numbers, place } = this
    let i = this.count++ * quadFloats
    for (let k = 0; k < 6; k++) numbers[i++] = place[k]!
    numbers[i++] = dx
    numbers[i++] = dy
    numbers[i++] = width
    numbers[i++] = height
    numbers[i++] = rect.u
    numbers[i++] = rect.v
    numbers[i++] = packPair(rect.width, rect.height)
    numbers[i++] = alpha
    numbers[i++] = turn
  }

  /** The numbers in use. */
  get used(): Float32Array {
    return this.numbers.subarray(0, this.count * quadFloats)
  }
}

/** Two sizes below 4,096 as one number; `quad-program.ts` takes them apart. */
function packPair(width: number, height: number): number {
  return Math.round(width) * 4_096 + Math.round(height)
}
