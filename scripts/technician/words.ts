// The words that the terminal client takes, in English, in Chinese and in pinyin, and what is said after them.
import { declineReasonSchema, type DeclineReason } from '../../shared/model/visit.ts'

export const words = {
  accept: ['accept', '接受', '接单', 'jieshou', 'jiedan'],
  decline: ['decline', '拒绝', 'jujue'],
  travelling: ['travelling', 'traveling', '出发', 'chufa'],
  onsite: ['onsite', 'on-site', '到达', '到场', 'daoda', 'daochang'],
  done: ['done', '完成', 'wancheng'],
  note: ['note', '备注', 'beizhu'],
  route: ['route', '路线', 'luxian'],
  pos: ['pos', '位置', 'weizhi'],
  help: ['help', '帮助', 'bangzhu', '?'],
  quit: ['quit', 'exit', '退出', 'tuichu'],
} as const
export type Word = keyof typeof words

const reasonWords: Readonly<Record<DeclineReason, readonly string[]>> = {
  'too-far': ['太远', 'taiyuan'],
  'no-parts': ['缺配件', '没配件', 'quepeijian'],
  'no-skill': ['不会', '无技能', 'wujineng'],
  overloaded: ['太忙', 'taimang'],
  'end-of-shift': ['下班', 'xiaban'],
  other: ['其他', 'qita'],
}

export interface Said {
  word: Word
  /** a ticket's number, where one is said at the end or alone */
  number: number | null
  rest: string
}

/** undefined: no word of ours */
export function readLine(line: string): Said | undefined {
  const [, first, after] = /^\s*(\S+)\s*(.*?)\s*$/u.exec(line) ?? []
  if (!first) return undefined
  const lower = first.toLowerCase()
  const found = (Object.keys(words) as Word[]).find((word) => (words[word] as readonly string[]).includes(lower))
  if (!found) return undefined
  const takesNumber = found !== 'pos' && found !== 'note' && found !== 'done'
  const [, rest, number] = (takesNumber && /^(.*?)\s*#?(\d+)$/u.exec(after ?? '')) || ['', after ?? '', null]
  return { word: found, number: number ? Number(number) : null, rest: rest ?? '' }
}

export function readReason(text: string): DeclineReason | undefined {
  const said = text.trim().toLowerCase()
  return declineReasonSchema.options.find((reason) => reason === said || reasonWords[reason].includes(said))
}

/** Latitude and longitude, with a comma or a space between. */
export function readPlace(text: string): { lat: number; lon: number } | undefined {
  const [, lat, lon] = /^(-?\d+(?:\.\d+)?)[\s,，]+(-?\d+(?:\.\d+)?)$/u.exec(text.trim()) ?? []
  if (lat === undefined || lon === undefined) return undefined
  const place = { lat: Number(lat), lon: Number(lon) }
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : undefined
}
