// What the console is started with: which profile, which map, and for a picture what it should look like.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { languageSchema, themeSchema, type Language, type Theme } from '../shared/ipc/contract.ts'

export interface StartOptions {
  /** the folder of this installation's own files; undefined: the system's place for them */
  profile: string | undefined
  /** the folder that holds the map file and its manifest */
  map: string | undefined
  theme: Theme | undefined
  language: Language | undefined
  /** the wall alone, full screen and without input */
  wall: boolean
  /** on which display the wall is, from 1, left to right; undefined: where it was last */
  display: number | undefined
  shot: { file: string; afterMs: number; width: number; height: number } | undefined
}

/** @param argv the arguments after the program; what Chromium and test drivers add is passed over */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: argv.filter((arg) => arg.startsWith('--')),
    strict: false,
    options: {
      profile: { type: 'string' },
      map: { type: 'string' },
      theme: { type: 'string' },
      lang: { type: 'string' },
      wall: { type: 'boolean' },
      display: { type: 'string' },
      shot: { type: 'string' },
      after: { type: 'string', default: '0' },
      size: { type: 'string', default: '1920x1080' },
    },
  })
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const size = /^(\d{3,5})x(\d{3,5})$/.exec(text('size') ?? '')
  const after = Number(text('after'))
  const shot = text('shot')
  if (shot !== undefined && (!size || !(after >= 0)))
    throw new Error('--size takes WIDTHxHEIGHT in pixels, --after seconds.')
  const display = text('display')
  if (display !== undefined && !/^[1-9]\d?$/.test(display)) throw new Error('--display takes the number of a display.')
  return {
    profile: text('profile'),
    map: text('map'),
    theme: themeSchema.optional().parse(text('theme')),
    language: languageSchema.optional().parse(text('lang')),
    wall: values['wall'] === true,
    display: display === undefined ? undefined : Number(display),
    shot: shot
      ? { file: path.resolve(shot), afterMs: after * 1000, width: Number(size![1]), height: Number(size![2]) }
      : undefined,
  }
}
