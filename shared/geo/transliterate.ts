// Cyrillic to Latin letters, for readers of the console who do not read Cyrillic: Russian and Kazakh, after BGN/PCGN
// (Russian 1947, Kazakh 1979) without diacritics or apostrophes. Departures, for the eye: -ий and -ый at the end of a
// word are written y, ъ and ь are left out, ә ө ұ ү і are a o u u i. Not reversible, and not meant to be. What is not
// Cyrillic stays as it is. Knows letters only, no words.

const letters =
  'а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh ' +
  'щ=shch ъ= ы=y ь= э=e ю=yu я=ya ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h і=i'
const latin = new Map(letters.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(2)]))

const word = /[\p{Script=Cyrillic}]+/gu

export function hasCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text)
}

export function transliterate(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('№', 'No. ')
    .replace(/[«»]/g, '"')
    .replace(word, transliterateWord)
    .replace(/ {2,}/g, ' ')
    .trim()
}

function transliterateWord(cyrillic: string): string {
  const allCapitals = cyrillic.length > 1 && cyrillic === cyrillic.toUpperCase()
  const shortened = cyrillic.replace(/[иы]й$/iu, (ending) => ending.slice(1))
  let result = ''
  for (let at = 0; at < shortened.length; at += 1) {
    const letter = shortened.charAt(at)
    const small = letter.toLowerCase()
    // е is ye where it stands for two sounds: at the beginning, and after a vowel or a sign
    const iotated = small === 'е' && (at === 0 || /[аеёиоуыэюяәөұүіъь]/iu.test(shortened.charAt(at - 1)))
    const sound = iotated ? 'ye' : (latin.get(small) ?? letter)
    if (letter === small) result += sound
    else result += allCapitals ? sound.toUpperCase() : sound.slice(0, 1).toUpperCase() + sound.slice(1)
  }
  return result
}
