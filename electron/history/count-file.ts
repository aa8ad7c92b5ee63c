// What the console has counted, minute by minute for eight days: a ring of fixed records in one file, each with its own
// checksum. A minute is written in its place and nothing else is touched; a record that a crash has torn is a gap.
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { LightCounts } from '../../shared/ipc/contract.ts'
import { exists, replaceFile, setAside } from '../seat/durable-file.ts'

/** Minutes since 1970, by the relay's clock. */
export type Minute = number

export const minutesKept = 8 * 24 * 60
const head = Buffer.from('SIGNALBOX-COUNT1')
/** minute, open, at risk, breached, checksum; little-endian, 32 bits each */
const recordBytes = 20
const fields = 4
const wholeBytes = head.length + minutesKept * recordBytes

export class CountFile {
  private readonly handle: FileHandle
  /** the fields of each slot, one after the other; minute 0: empty */
  private readonly ring: Uint32Array

  /** @param damaged told the new name of a file that could not be read; what was sound in it is taken over */
  static async open(file: string, damaged: (keptAs: string) => void): Promise<CountFile> {
    const known = (await exists(file)) ? await readFile(file) : Buffer.alloc(0)
    const { ring, torn } = readRing(known)
    const whole = known.length === wholeBytes && known.subarray(0, head.length).equals(head)
    // One torn record is what a crash leaves; more is damage.
    const good = whole && torn <= 1
    const keptAs = good ? undefined : await setAside(file, new Date())
    if (keptAs !== undefined) damaged(keptAs)
    if (!good) await replaceFile(file, bytesOf(ring))
    return new CountFile(await open(file, 'r+'), ring)
  }

  private constructor(handle: FileHandle, ring: Uint32Array) {
    this.handle = handle
    this.ring = ring
  }

  async add(minute: Minute, { open, atRisk, breached }: LightCounts): Promise<void> {
    const slot = minute % minutesKept
    this.ring.set([minute, open, atRisk, breached], slot * fields)
    await this.handle.write(record(this.ring, slot), 0, recordBytes, head.length + slot * recordBytes)
    await this.handle.datasync()
  }

  /** @returns null: nothing was counted then, or it is too long ago */
  at(minute: Minute): LightCounts | null {
    const slot = (minute % minutesKept) * fields
    const [known, open, atRisk, breached] = this.ring.subarray(slot, slot + fields)
    return known === minute ? { open: open!, atRisk: atRisk!, breached: breached! } : null
  }

  close(): Promise<void> {
    return this.handle.close()
  }
}

function record(ring: Uint32Array, slot: number): Buffer {
  const bytes = Buffer.alloc(recordBytes)
  for (let i = 0; i < fields; i++) bytes.writeUInt32LE(ring[slot * fields + i]!, i * 4)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, fields * 4)), fields * 4)
  return bytes
}

function readRing(bytes: Buffer): { ring: Uint32Array; torn: number } {
  const ring = new Uint32Array(minutesKept * fields)
  let torn = 0
  for (let slot = 0; slot < minutesKept; slot++) {
    const from = head.length + slot * recordBytes
    const one = bytes.subarray(from, from + recordBytes)
    if (one.length < recordBytes || one.every((byte) => byte === 0)) continue
    const minute = one.readUInt32LE(0)
    const sound = minute % minutesKept === slot && crc32(one.subarray(0, fields * 4)) === one.readUInt32LE(fields * 4)
    if (!sound) torn++
    else for (let i = 0; i < fields; i++) ring[slot * fields + i] = one.readUInt32LE(i * 4)
  }
  return { ring, torn }
}

function bytesOf(ring: Uint32Array): Buffer {
  const bytes = Buffer.alloc(wholeBytes)
  head.copy(bytes)
  for (let slot = 0; slot < minutesKept; slot++)
    if (ring[slot * fields] !== 0) record(ring, slot).copy(bytes, head.length + slot * recordBytes)
  return bytes
}
