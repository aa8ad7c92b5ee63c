// A name in Latin letters: the word that says what kind of thing it is becomes English and goes where English has it, the
// rest is transliterated. "улица Кумкент" is Kumkent Street. A name's grammar is left alone: "улица Абая" is Abaya Street.
import { transliterate } from '../../shared/geo/transliterate.ts'

const kinds: Readonly<Record<string, string>> = {
  улица: 'Street',
  'ул.': 'Street',
  көшесі: 'Street',
  проспект: 'Avenue',
  даңғылы: 'Avenue',
  бульвар: 'Boulevard',
  переулок: 'Lane',
  проезд: 'Drive',
  тупик: 'Close',
  шоссе: 'Highway',
  трасса: 'Highway',
  площадь: 'Square',
  набережная: 'Embankment',
  мост: 'Bridge',
  парк: 'Park',
  микрорайон: 'Microdistrict',
}

export function latinName(name: string): string {
  const words = name.trim().split(/\s+/)
  const at = [0, words.length - 1].find((index) => kinds[words[index]?.toLowerCase() ?? ''] !== undefined)
  const rest = words.filter((_, index) => index !== at)
  if (at === undefined || rest.length === 0) return capitalised(transliterate(name))
  const kind = kinds[words[at]!.toLowerCase()]!
  const own = transliterate(rest.join(' '))
  // A bare number follows its kind: Street 187.
  if (/^[№#\d]/u.test(rest[0]!) && rest.length === 1) return `${kind} ${own}`
  // "Парк "Арай"" begins with what it is and then says its name in quotation marks.
  if (/^["«]/u.test(rest[0]!)) return `${kind} ${own}`
  return `${capitalised(own)} ${kind}`
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
