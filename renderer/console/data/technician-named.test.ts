import '../../../test/support/page-stub.ts'
import { expect, test } from 'vitest'
import type { Technician } from '../../../shared/model/technician.ts'
import { readings } from './name-readings.ts'
import { isNamed } from './technician-named.ts'

const wei = { id: 'w17', name: '王伟', nameLatin: 'Wei Wang' } as Technician

test('[BRD3] a technician is found by number, by name as it is written, and as it is read once that is known', () => {
  for (const typed of ['', 'W1', '王', 'wei w', 'ＷＡＮＧ']) expect([typed, isNamed(wei, typed)]).toEqual([typed, true])
  expect([isNamed(wei, 'ww'), isNamed(wei, '李')]).toEqual([false, false])
  Object.assign(readings.of('王伟')!, { text: 'wangwei\nww' })
  expect([isNamed(wei, 'ww'), isNamed(wei, 'wangw'), isNamed(wei, 'lisi')]).toEqual([true, true, false])
})
