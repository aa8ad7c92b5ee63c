import { describe, expect, test } from 'vitest'
import { nameReading } from './name-reading.ts'

describe('a Chinese name in Latin letters', () => {
  test.each([
    ['张三', 'zhangsan\nzs'],
    ['王伟', 'wangwei\nww'],
    ['吕布', 'lvbu\nlb'],
    // As a surname it is not `dan`.
    ['单田芳', 'dantianfang\ndtf\nshantianfang\nstf'],
    ['重庆银行', 'chongqingyinhang\ncqyh\nchongqingyinxing\ncqyx'],
    ['北京ABC · 3店', 'beijingabc3dian\nbja3d'],
  ])('[BRD3] %s', (name, reading) => expect(nameReading(name)).toBe(reading))
})
