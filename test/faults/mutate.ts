// Takes a good message and makes something wrong of it, in one or a few places.
import type { Chance } from '../../scripts/demo/chance.ts'

const strange: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => '',
  () => 'x'.repeat(70_000),
  () => '\u0000\ud800é🎉',
  () => -1,
  () => 0,
  () => 1.5,
  () => Number.MAX_VALUE,
  () => 2 ** 53,
  () => [],
  () => ({}),
  () => [[[[]]]],
  () => nested(2_000),
  () => JSON.parse('{"__proto__":{"role":"administrator"},"constructor":1}') as unknown,
  () => Buffer.from([1, 2, 3]),
  () => 'constructor',
  () => '../../etc/passwd',
  () => "'; drop table commits; --",
]

export function mutate(message: unknown, chance: Chance): unknown {
  let mutated = message
  for (let times = chance.whole(1, 3); times > 0; times--) mutated = once(mutated, chance)
  return mutated
}

/** Some bytes otherwise, too many or too few. */
export function mutateBytes(bytes: Buffer, chance: Chance): Buffer {
  let mutated = Buffer.from(bytes)
  for (let times = chance.whole(1, 4); times > 0; times--) {
    const at = chance.whole(0, Math.max(0, mutated.length - 1))
    switch (chance.whole(0, 3)) {
      case 0:
        if (mutated.length > 0) mutated[at] = chance.whole(0, 255)
        break
      case 1:
        mutated = mutated.subarray(0, at)
        break
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), Buffer.from([chance.whole(0, 255)]), mutated.subarray(at)])
        break
      default:
        mutated = Buffer.concat([mutated, mutated.subarray(at)])
    }
  }
  return mutated
}

function once(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || chance.happens(0.15))
    return chance.pick(strange)()
  if (Array.isArray(value)) return value.length === 0 ? [chance.pick(strange)()] : [...value, value[0]]
  const entries = Object.entries(value)
  if (entries.length === 0 || chance.happens(0.1)) return { ...value, [chance.pick(['extra', 'toString', ''])]: 1 }
  const [name, inner] = chance.pick(entries)
  if (chance.happens(0.2)) return Object.fromEntries(entries.filter(([other]) => other !== name))
  return { ...value, [name]: once(inner, chance) }
}

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let at = 0; at < depth; at++) value = { value }
  return value
}
