import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { Pinyin } from '../shared/pinyin/pinyin.ts'
import { pinyinTable } from './pinyin-table.ts'

const reader = new Pinyin(pinyinTable())

describe('what is written in Chinese characters is found by how it is read', () => {
  test.each([
    [
      '解放路 12号',
      ['jiefanglu', 'jfl', 'jiefangl', 'jief', 'fanglu', 'jfl12', 'jf路', '解放lu', '解f', '12hao', 'jiefanglu12h'],
    ],
    // Whichever reading is right here, and whichever somebody takes for it.
    ['重庆路', ['chongqinglu', 'zhongqinglu', 'cql', 'zql', 'chql', 'chongq']],
    ['长安街', ['changanjie', "chang'an", 'zhanganjie', 'caj']],
    ['银行路', ['yinhang', 'yinxing', 'yhl', 'yxl']],
    ['音乐厅', ['yinyueting', 'yinleting', 'yyt', 'ylt']],
    ['单田芳', ['dantianfang', 'shantianfang', 'dtf', 'stf']],
    ['吕布', ['lvbu', 'lubu', 'lb']],
    ['张三', ['zhangsan', 'zs', 'zhs', 'zhang san', 'san']],
    ['北京abc · 3店', ['beijingabc3dian', 'bjabc3d', 'bjabc']],
    ['𬱖川', ['dichuan', 'dc']],
  ])('[BRD3] %s', (written, typed) => {
    expect(typed.filter((one) => !reader.isIn(written, one))).toEqual([])
  })

  test.each([
    ['解放路', ['jfx', 'iefang', 'jiefanglux', 'lj', 'jiel', 'j路放']],
    // What stands on two lines are two names.
    ['张三\n李四', ['sanli', 'sl']],
  ])('[BRD3] %s is not found by anything else', (written, typed) => {
    expect(typed.filter((one) => reader.isIn(written, one))).toEqual([])
  })

  test('[BRD3] a character of several readings that begin alike costs no more, however often it stands there', () => {
    // Each of them tried for each of the others it would be 3 to the 40th.
    expect(reader.isIn('和'.repeat(40), `${'h'.repeat(40)}x`)).toBe(false)
    expect(reader.isIn('和'.repeat(40), 'h'.repeat(40))).toBe(true)
  })

  test('[BRD3] before anything is known of readings nothing is found by them, and nothing fails', () => {
    expect(new Pinyin('').isIn('解放路', 'jfl')).toBe(false)
    expect(new Pinyin('').begins('解放路', 'jfl')).toBeNull()
  })

  const common = Array.from('解放路重庆长安街行乐人民大道中山北京南西东号楼单元女绿一不')
  const written = fc.array(fc.constantFrom(...common), { minLength: 1, maxLength: 8 }).map((all) => all.join(''))
  const whole = { toneType: 'none', type: 'array', v: true } as const

  test('[BRD3] whatever is found by a part of it as written is found by the pinyin of that part and by its first letters', () => {
    fc.assert(
      fc.property(written, written, written, (before, part, after) => {
        const text = `${before}${part}${after}`
        const syllables = pinyin(part, whole)
        for (const typed of [
          syllables.join(''),
          syllables.map((one) => one[0]).join(''),
          `${syllables[0]}${part.slice(1)}`,
        ])
          expect([text, typed, reader.isIn(text, typed)]).toEqual([text, typed, true])
      }),
      { numRuns: 1_000 },
    )
  })

  test('[BRD3] by any mixture of syllables, first letters and characters, with every reading that a character has', () => {
    const mixture = fc.array(
      fc.tuple(fc.constantFrom(...common), fc.nat(), fc.constantFrom('whole', 'first', 'as it is')),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(mixture, (all) => {
        const text = all.map(([character]) => character).join('')
        const typed = all.map(([character, which, how]) => {
          const readings = pinyin(character, { ...whole, multiple: true })
          const syllable = readings[which % readings.length]!
          return how === 'whole' ? syllable : how === 'first' ? syllable.slice(0, 1) : character
        })
        const letters = typed.join('')
        expect([text, letters, text === letters || reader.begins(text, letters)]).toEqual([
          text,
          letters,
          text === letters || 'whole',
        ])
      }),
      { numRuns: 1_000 },
    )
  })
})
