// What the board is asked to show: which tickets, in which order, in which groups.
import type { BoardSort, BoardTab, Chips, Facet, Grouping } from '../../../../shared/ipc/board-look.ts'
import { facets } from '../../../../shared/ipc/board-look.ts'
import { pinyin } from '../../data/pinyin.ts'
import { areaTest } from './area-names.ts'
import { foldText } from '../../../../shared/text/fold-text.ts'
import { facetValue, type TicketRecord } from './ticket-record.ts'

export interface Question {
  tab: BoardTab
  /** as typed */
  text: string
  chips: Chips
  sort: BoardSort
  group: Grouping
}

/** What passes a question, as a test that is made once and asked of many. */
export function testFor({ tab, text, chips }: Question): (record: TicketRecord) => boolean {
  const words = wordsOf(text).map(wordTest)
  const phone = phoneOf(text)
  const wanted = facets.flatMap((facet): [Facet, ReadonlySet<string>][] => {
    const values = chips[facet]
    return values ? [[facet, new Set(values)]] : []
  })
  return (record) =>
    onTab(record, tab) &&
    wanted.every(([facet, values]) => values.has(facetValue(record, facet))) &&
    (words.every((isIn) => isIn(record)) || (phone !== null && record.text.includes(phone)))
}

/** The words of a typed filter: full-width letters and digits are the same as others, and `#1042` is a number. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/\s+/)
    .map((word) => word.replace(/^#/, ''))
    .filter((word) => word !== '')
}

/** The digits of what can only be a phone number, however it is divided: `(700) 555-01`; null: it is none. */
export function phoneOf(text: string): string | null {
  const typed = text.normalize('NFKC').trim()
  return /^\+?[\d\s().\-/–]{5,}$/.test(typed) ? typed.replace(/\D/g, '') : null
}

function onTab({ standing }: TicketRecord, tab: BoardTab): boolean {
  if (tab === 'ended') return !standing.open
  return standing.open && (tab === 'open' || (tab === 'queue') === standing.waiting)
}

/** A word is found in what is written, in how names and addresses are read (`zs` finds 张三), and in the area's name. */
function wordTest(word: string): (record: TicketRecord) => boolean {
  const inArea = areaTest(word)
  const isRead = pinyin.finder(word)
  return ({ area, text, read }) =>
    text.includes(word) || inArea(area) || (read > 0 && isRead !== null && isRead(text, 0, read))
}

/** The same in customer, address and area alone. */
export function aboutTest(word: string): (record: TicketRecord) => boolean {
  const inArea = areaTest(word)
  const isRead = pinyin.finder(word)
  return ({ area, text, about: [from, to], read }) => {
    const at = text.indexOf(word, from)
    if (at >= 0 && at + word.length <= to) return true
    return inArea(area) || (read > 0 && isRead !== null && isRead(text, from, read))
  }
}
