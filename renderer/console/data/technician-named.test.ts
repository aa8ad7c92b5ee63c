import { expect, test } from 'vitest'
import type { Technician } from '../../../shared/model/technician.ts'
import { pinyin } from './pinyin.ts'
import { isNamed } from './technician-named.ts'

const wei = { id: 'w17', name: '王伟', nameLatin: 'Wei Wang' } as Technician

test('[BRD3] a technician is found by number, by name as it is written, and as it is read once that is known', () => {
  for (const typed of ['', 'W1', '王', 'wei w', 'ＷＡＮＧ']) expect([typed, isNamed(wei, typed)]).toEqual([typed, true])
  expect([isNamed(wei, 'ww'), isNamed(wei, '李')]).toEqual([false, false])
  pinyin.learn('wang 王\nwei 伟')
  expect(['ww', 'wangw', '王w', 'lisi'].map((typed) => isNamed(wei, typed))).toEqual([true, true, true, false])
})
