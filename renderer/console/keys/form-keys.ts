// The keys that forms and lists keep for themselves, by the place in which they work. Whoever listens there asks here what a
// key means, and the sheet of keys shows the same.
import { eachKey, keyOf, writes, type KeyPress } from '../commands/key-names.ts'

export const formKeys = {
  intake: {
    next: ['Enter'],
    make: ['Ctrl+Enter'],
    pick: ['1–9'],
    same: ['F4'],
    startOver: ['Ctrl+Shift+N'],
    putAway: ['Esc'],
  },
  heads: {
    walk: ['←', '→'],
    sort: ['Enter'],
    move: ['Ctrl+←', 'Ctrl+→'],
    size: ['Shift+←', 'Shift+→'],
    takeAway: ['Delete'],
    back: ['↓', 'Esc'],
  },
  reasons: { choose: ['1–9'], walk: ['↑', '↓'], leave: ['Esc'] },
  settings: { save: ['Ctrl+S'], close: ['Esc'] },
  handover: { send: ['Ctrl+Enter'], close: ['Esc'] },
  review: { walk: ['↑', '↓'], keep: ['K'], mineNow: ['M'], drop: ['D'], close: ['Esc'] },
  preview: { walk: ['←', '→'], actual: ['Z'], save: ['S'], close: ['Esc'] },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type FormPlace = keyof typeof formKeys
type FormAct<P extends FormPlace> = keyof (typeof formKeys)[P] & string

export const formPlaces = Object.keys(formKeys) as FormPlace[]

/** Each place's acts with their keys, in the order in which they are shown. */
export function actsIn(place: FormPlace): [act: string, keys: readonly string[]][] {
  return Object.entries<readonly string[]>(formKeys[place])
}

const meanings = new Map(
  formPlaces.map((place) => [
    place,
    new Map(actsIn(place).flatMap(([act, keys]) => keys.flatMap(eachKey).map((key) => [key, act] as const))),
  ]),
)

/** What the key means there. */
export function formAct<P extends FormPlace>(place: P, event: KeyPress): FormAct<P> | undefined {
  const here = meanings.get(place)
  // On some keyboards a digit is written with Shift.
  return (here?.get(keyOf(event)) ?? (/^\d$/.test(event.key) && writes(event) ? here?.get(event.key) : undefined)) as
    | FormAct<P>
    | undefined
}
