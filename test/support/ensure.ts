import { isDeepStrictEqual } from 'node:util'

/** For checks inside properties and models, where the message has to say what was going on. */
export function ensure(condition: boolean, wrong: () => string): void {
  if (!condition) throw new Error(wrong())
}

export function ensureSame(
  got: ReadonlyMap<string, unknown>,
  wanted: ReadonlyMap<string, unknown>,
  what: () => string,
): void {
  for (const key of new Set([...got.keys(), ...wanted.keys()]))
    if (!isDeepStrictEqual(got.get(key), wanted.get(key)))
      throw new Error(
        `${what()}: ${key} is ${JSON.stringify(got.get(key))}, should be ${JSON.stringify(wanted.get(key))}`,
      )
}
