// Small bodies of every kind that a ticket takes.
import { createHash } from 'node:crypto'

const latin = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))

export const pdf = latin('%PDF-1.4\n', [0xe2, 0xe3], '\n%%EOF')
/** One red point. */
export const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
)
export const jpeg = latin([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0, 1, 1])
export const webp = latin('RIFF', [26, 0, 0, 0], 'WEBPVP8L')
export const text = new TextEncoder().encode('Zähler 14 / 电表\n')

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
