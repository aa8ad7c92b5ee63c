// What an area is called, in both languages: it is found by the beginning of its name, as it is written or read.
import en from '../../../../resources/locales/en.json'
import zh from '../../../../resources/locales/zh.json'
import { pinyin } from '../../data/pinyin.ts'
import { foldText } from '../../../../shared/text/fold-text.ts'

const names: Record<string, string>[] = [en.area, zh.area]

/** A test for one word, made once and asked of many: there are few areas. */
export function areaTest(word: string): (area: string) => boolean {
  const known = new Map<string, boolean>()
  return (area) => {
    let named = known.get(area)
    if (named === undefined) known.set(area, (named = isAreaNamed(area, word)))
    return named
  }
}

function isAreaNamed(area: string, word: string): boolean {
  return [area, ...names.map((words) => words[area])].some((name) => {
    if (name === undefined) return false
    const folded = foldText(name)
    return folded.startsWith(word) || pinyin.begins(folded, word) !== null
  })
}
