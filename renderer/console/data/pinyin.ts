// How Chinese characters are read, as this window knows it: nothing before the main process has told it.
import { Pinyin } from '../../../shared/pinyin/pinyin.ts'

export const pinyin = new Pinyin('')
