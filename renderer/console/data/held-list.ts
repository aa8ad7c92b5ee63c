// A list that does not move under the operator: while it is held (pointed at, focused, dragged from) it keeps its rows in
// their places and only counts what would change. It is taken anew when it is let go, when asked, or when the question
// itself changes.
export interface HeldListPicture<T> {
  items: readonly T[]
  /** how many rows would come, go or move */
  waiting: number
}

/** Changes that come close together are taken together, ms. */
const settle = 100

export class HeldList<T> {
  private readonly make: () => T[]
  private readonly key: (item: T) => string
  private readonly listeners = new Set<() => void>()
  private picture: HeldListPicture<T> = { items: [], waiting: 0 }
  private held = false
  private timer: number | undefined

  constructor(make: () => T[], key: (item: T) => string) {
    this.make = make
    this.key = key
  }

  readonly get = (): HeldListPicture<T> => this.picture

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get watched(): boolean {
    return this.listeners.size > 0
  }

  /** Something that the list is made of has changed. */
  readonly changed = (): void => {
    this.timer ??= window.setTimeout(() => {
      this.timer = undefined
      if (this.held) this.count()
      else this.refresh()
    }, settle)
  }

  /** Takes the list anew now. */
  readonly refresh = (): void => {
    const items = this.make()
    const same = this.picture.waiting === 0 && this.differences(items) === 0 && !this.contentMatters
    if (!same) this.publish({ items, waiting: 0 })
  }

  hold(on: boolean): void {
    if (this.held === on) return
    this.held = on
    if (!on) this.refresh()
  }

  /** Set where items carry content of their own, beside their key. */
  contentMatters = false

  private count(): void {
    const waiting = this.differences(this.make())
    if (waiting !== this.picture.waiting) this.publish({ ...this.picture, waiting })
  }

  private differences(next: readonly T[]): number {
    const shown = this.picture.items
    let count = Math.abs(shown.length - next.length)
    for (let i = 0; i < Math.min(shown.length, next.length); i++)
      if (this.key(shown[i]!) !== this.key(next[i]!)) count++
    return count
  }

  private publish(picture: HeldListPicture<T>): void {
    this.picture = picture
    for (const listener of this.listeners) listener()
  }
}
