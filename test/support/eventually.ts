// Waits for a condition instead of for a time.
import { setTimeout as sleep } from 'node:timers/promises'

/** @param what the condition in words, for the failure @param patience ms, generous: a loaded machine is slow */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  what: string,
  patience = 30_000,
): Promise<NonNullable<T>> {
  const until = performance.now() + patience
  for (;;) {
    const value = await condition()
    if (value) return value
    if (performance.now() > until) throw new Error(`never came true: ${what}`)
    await sleep(20)
  }
}
