// How anything that is kept (events in a log, commands in an outbox) is brought up to the newest version when it is read:
// one step at a time, each from one version to the next. What a step is made for is never changed again.

export interface Ladder<T> {
  /** the oldest version that can still be read */
  oldest: number
  /** the first leads from `oldest` to the version after it, and so on; with none, only `oldest` is read */
  steps: readonly ((value: T) => T)[]
}

export function newestOf<T>(ladder: Ladder<T>): number {
  return ladder.oldest + ladder.steps.length
}

/** @returns the value in the newest version; undefined when there are no steps from that version */
export function bringUp<T>(ladder: Ladder<T>, version: number, value: T): T | undefined {
  if (!Number.isInteger(version) || version < ladder.oldest || version > newestOf(ladder)) return undefined
  return ladder.steps.slice(version - ladder.oldest).reduce((older, step) => step(older), value)
}
