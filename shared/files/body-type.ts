// What kinds of files go with a ticket, told by their first bytes, never by their name.

export const fileTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain'] as const
export type FileType = (typeof fileTypes)[number]

/** The largest body a ticket takes, bytes. */
export const mostBytes = 10 * 1024 * 1024

/** The ending of a name by which other programs know the type. */
export const endings: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/webp': ['.webp'],
  'text/plain': ['.txt', '.csv', '.log', '.md'],
}

const marks: readonly (readonly [FileType, number, readonly number[]])[] = [
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
]
const riff = [0x52, 0x49, 0x46, 0x46]
const webp = [0x57, 0x45, 0x42, 0x50]

/** @param bytes the whole body @returns null: none that a ticket takes */
export function typeOf(bytes: Uint8Array): FileType | null {
  for (const [type, at, mark] of marks) if (stands(bytes, at, mark)) return type
  if (stands(bytes, 0, riff)) return stands(bytes, 8, webp) ? 'image/webp' : null
  return bytes.length > 0 && isText(bytes) ? 'text/plain' : null
}

export function isImage(type: FileType): boolean {
  return type.startsWith('image/')
}

function stands(bytes: Uint8Array, at: number, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[at + i] === byte)
}

/** In whatever script: a text has line ends and tabs, and no other control bytes. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 9 || byte === 10 || byte === 12 || byte === 13,
  )
}
