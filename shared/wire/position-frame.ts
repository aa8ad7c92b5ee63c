// Position frames: the latest fix of each technician, packed, 20 bytes a fix behind a 24-byte head, little-endian.
//
//   head  u32 magic 'SBP1' | u8 kind (0 delta, 1 key) | u8 0 | u16 0 | f64 base instant, ms of the relay's clock | u32 count | u32 0
//   fix   u32 technician index | i32 lat, 1e-7 degree | i32 lon, 1e-7 degree | u16 age at base, 0.1 s (65535: that or more)
//         u16 heading, 0.01 degree (65535: unknown) | u8 speed, 0.5 m/s (255: unknown) | u8 accuracy, metres (254: that or
//         more, 255: unknown) | u16 0

export interface FrameFix {
  index: number
  /** degrees, WGS84 */
  lat: number
  lon: number
  /** when the phone was there, ms of the relay's clock */
  at: number
  /** degrees clockwise from north */
  heading: number | null
  /** metres per second */
  speed: number | null
  /** metres */
  accuracy: number | null
}

export interface PositionFrame {
  /** a key frame holds every technician of the view; a delta those that changed since the seat's last frame */
  key: boolean
  base: number
  fixes: FrameFix[]
}

export const frameHeadBytes = 24
export const fixBytes = 20
/** An accuracy of so many metres is told for that or any worse one. */
export const mostAccuracy = 254
const magic = 0x31504253

export function encodeFrame(frame: PositionFrame): Uint8Array {
  const bytes = new Uint8Array(frameHeadBytes + frame.fixes.length * fixBytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint8(4, frame.key ? 1 : 0)
  view.setFloat64(8, frame.base, true)
  view.setUint32(16, frame.fixes.length, true)
  let at = frameHeadBytes
  for (const fix of frame.fixes) {
    view.setUint32(at, fix.index, true)
    view.setInt32(at + 4, Math.round(fix.lat * 1e7), true)
    view.setInt32(at + 8, Math.round(fix.lon * 1e7), true)
    view.setUint16(at + 12, Math.min(65_535, Math.max(0, Math.round((frame.base - fix.at) / 100))), true)
    view.setUint16(at + 14, fix.heading === null ? 65_535 : Math.round(fix.heading * 100) % 36_000, true)
    view.setUint8(at + 16, fix.speed === null ? 255 : Math.min(254, Math.round(fix.speed * 2)))
    view.setUint8(at + 17, fix.accuracy === null ? 255 : Math.min(mostAccuracy, Math.round(fix.accuracy)))
    at += fixBytes
  }
  return bytes
}

/** @returns the frame, or undefined for bytes that are not one */
export function decodeFrame(bytes: Uint8Array): PositionFrame | undefined {
  const fixes: FrameFix[] = []
  const head = readFrame(bytes, (index, lat, lon, at, heading, speed, accuracy) =>
    fixes.push({
      index,
      lat,
      lon,
      at,
      heading: Number.isNaN(heading) ? null : heading,
      speed: Number.isNaN(speed) ? null : speed,
      accuracy: Number.isNaN(accuracy) ? null : accuracy,
    }),
  )
  return head && { ...head, fixes }
}

/** As the fields of `FrameFix`; NaN: unknown. */
export type TakeFix = (
  index: number,
  lat: number,
  lon: number,
  at: number,
  heading: number,
  speed: number,
  accuracy: number,
) => void

/**
 * Reads a frame without making an object per fix.
 * @param take called for each fix, only when the whole frame is sound
 * @returns undefined for bytes that are no frame
 */
export function readFrame(bytes: Uint8Array, take: TakeFix): { key: boolean; base: number } | undefined {
  if (bytes.length < frameHeadBytes) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(16, true)
  const base = view.getFloat64(8, true)
  if (view.getUint32(0, true) !== magic || bytes.length !== frameHeadBytes + count * fixBytes) return undefined
  if (view.getUint8(4) > 1 || !Number.isFinite(base)) return undefined
  for (let at = frameHeadBytes; at < bytes.length; at += fixBytes)
    if (Math.abs(view.getInt32(at + 4, true)) > 90e7 || Math.abs(view.getInt32(at + 8, true)) > 180e7) return undefined
  for (let at = frameHeadBytes; at < bytes.length; at += fixBytes) {
    const heading = view.getUint16(at + 14, true)
    const speed = view.getUint8(at + 16)
    const accuracy = view.getUint8(at + 17)
    take(
      view.getUint32(at, true),
      view.getInt32(at + 4, true) / 1e7,
      view.getInt32(at + 8, true) / 1e7,
      base - view.getUint16(at + 12, true) * 100,
      heading === 65_535 ? Number.NaN : heading / 100,
      speed === 255 ? Number.NaN : speed / 2,
      accuracy === 255 ? Number.NaN : accuracy,
    )
  }
  return { key: view.getUint8(4) === 1, base }
}
