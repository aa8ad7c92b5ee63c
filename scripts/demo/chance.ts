// Chance with a seed: the same seed gives the same day again. Every person and every trade draws from a stream of its own
// name, so that one more draw here changes nothing there.

export class Chance {
  private readonly seed: string
  private state: number

  constructor(seed: string) {
    this.seed = seed
    this.state = hash(seed)
  }

  /** A stream of its own, the same for the same name whatever was drawn here before. */
  stream(name: string): Chance {
    return new Chance(`${this.seed}/${name}`)
  }

  /** From 0 up to, not with, 1. Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.next()
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.next() * list.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }

  /** @param weights how often each comes, relative to the others */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
    const entries = Object.entries(weights) as [T, number][]
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of entries) {
      left -= weight
      if (left < 0) return value
    }
    throw new RangeError('nothing to pick from')
  }

  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list]
    for (let at = rest.length - 1; at > 0; at -= 1) {
      const other = this.whole(0, at)
      ;[rest[at], rest[other]] = [rest[other]!, rest[at]!]
    }
    return rest
  }

  /** An id that is this seed's own. */
  id(): string {
    return Array.from({ length: 16 }, () => this.whole(0, 15).toString(16)).join('')
  }

  /** A value around 0, mostly within 1: the sum of uniform ones is bell-shaped enough. */
  around(): number {
    return (this.next() + this.next() + this.next() - 1.5) / 0.5
  }
}

/** FNV-1a, then mixed once more, so that names that differ in their last letter begin far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
