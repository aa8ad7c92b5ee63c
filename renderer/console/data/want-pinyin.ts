// Asks the main process how Chinese characters are read: in the background, once, as soon as something is written in them.
// Until it has answered, and when it cannot, they are found as they are written.
import { hasHan } from '../../../shared/pinyin/pinyin.ts'
import { bridge } from './bridge.ts'
import { pinyin } from './pinyin.ts'

/** After the first picture, ms. */
const pause = 300

let asked = false
const listeners = new Set<() => void>()

/** Tells once it is known. */
export function onPinyin(listener: () => void): void {
  listeners.add(listener)
}

/** @param text that may be looked for */
export function wantPinyin(text: string): void {
  if (asked || !hasHan(text)) return
  asked = true
  setTimeout(() => void ask(), pause)
}

async function ask(): Promise<void> {
  const table = await bridge.call('pinyinTable', {}).catch(() => '')
  if (!table) return
  pinyin.learn(table)
  for (const listener of listeners) listener()
}
