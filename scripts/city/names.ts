// The names of a thing as the map's tiles carry them: those that OpenStreetMap has in the languages of the console and of
// the place, and one in Latin letters where it has neither an English one nor a Latin one.
import { latinName } from './latin-name.ts'
import { hasCyrillic } from '../../shared/geo/transliterate.ts'
import type { Tags } from './qa-tile.ts'

export const nameFields = ['name', 'name:en', 'name:ru', 'name:kk', 'name:zh', 'name:latin'] as const
export type Names = Partial<Record<(typeof nameFields)[number], string>>

export function namesOf(tags: Tags): Names {
  const names: Names = {}
  for (const field of nameFields) {
    const value = tags[field]?.trim()
    if (value && field !== 'name:latin') names[field] = value
  }
  // Some mappers put the Cyrillic name there, too.
  if (names['name:en'] && hasCyrillic(names['name:en'])) delete names['name:en']
  if (names.name && !names['name:en'] && hasCyrillic(names.name)) names['name:latin'] = latinName(names.name)
  return names
}
