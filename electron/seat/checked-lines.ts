// Lines that carry their own checksum, so that a torn or rotten line is known for what it is: `crc32-hex json\n`.
import { crc32 } from 'node:zlib'

export function toLine(value: unknown): string {
  const json = JSON.stringify(value)
  return `${checksum(json)} ${json}\n`
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}

export interface ReadLines {
  values: unknown[]
  /** how many complete lines did not carry their checksum */
  damaged: number
  /** bytes up to the end of the last complete line: a torn tail behind it was never acknowledged and may be cut off */
  completeBytes: number
}

export function readLines(bytes: Uint8Array): ReadLines {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const result: ReadLines = { values: [], damaged: 0, completeBytes: 0 }
  for (let from = 0; ;) {
    const to = buffer.indexOf(0x0a, from)
    if (to < 0) return result
    const line = buffer.toString('utf8', from, to)
    const value = fromLine(line)
    if (value === undefined) result.damaged++
    else result.values.push(value)
    from = to + 1
    result.completeBytes = from
  }
}

/** @returns what the line holds; undefined: it does not carry its checksum */
export function fromLine(line: string): unknown {
  const json = line.slice(9)
  // Letter by letter, as it was written: read as a number, a changed `a` would pass for `A`.
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
