import { describe, expect, test } from 'vitest'
import { fileTypes, typeOf, type FileType } from './body-type.ts'
import { fittingName, isWritable, longestName } from './file-name.ts'
import { jpeg, pdf, png, text, webp } from '../../test/support/bodies.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))

describe('what a body is', () => {
  test.each<[FileType, Uint8Array]>([
    ['application/pdf', pdf],
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
    ['text/plain', text],
    ['text/plain', bytes('a;b\r\n1;2\t\f')],
    // Chinese as older Windows programs write it.
    ['text/plain', Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3)],
  ])('[FIL2] %s', (type, body) => {
    expect(typeOf(body)).toBe(type)
    expect(fileTypes).toContain(type)
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a program', bytes('MZ', [0x90, 0, 3, 0])],
    ['a sound in the same shell as WebP', bytes('RIFF', [4, 0, 0, 0], 'WAVEfmt ')],
    ['a GIF', bytes('GIF89a', [1, 0, 1, 0])],
    ['half a PNG', png.slice(0, 7)],
    ['a text with an escape in it', bytes('a\u001b[31m')],
    ['a text with a delete in it', bytes('a\u007f')],
  ])('[FIL2] %s is none that a ticket takes', (_what, body) => {
    expect(typeOf(body)).toBeNull()
  })
})

describe('what a file is called', () => {
  test.each<[string, FileType, string]>([
    ['plan.pdf', 'application/pdf', 'plan.pdf'],
    ['Foto.JPEG', 'image/jpeg', 'Foto.JPEG'],
    ['现场照片.png', 'image/png', '现场照片.png'],
    ['C:\\Users\\anna\\scan', 'application/pdf', 'scan.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.exe.pdf'],
    ['what?*<>|".png', 'image/png', 'what______.png'],
    ['.png', 'image/png', 'png.png'],
    ['..', 'text/plain', 'file.txt'],
    ['gpj.\u202Eexe', 'image/jpeg', 'gpj._exe.jpg'],
  ])('[FIL3] %j as %s is kept as %j', (name, type, fits) => {
    expect(fittingName(name, type)).toBe(fits)
  })

  test('[FIL3] what fits can be written, fits again, and is never too long, in any script', () => {
    for (const name of ['x'.repeat(500), '😀'.repeat(200), `${'长'.repeat(119)}.png`, '\u0000', 'a. .png'])
      for (const type of fileTypes) {
        const fits = fittingName(name, type)
        expect([fits, isWritable(fits), fits.length <= longestName]).toEqual([fits, true, true])
        expect(fittingName(fits, type)).toBe(fits)
        expect(Buffer.from(fits).toString()).toBe(fits)
      }
  })
})
