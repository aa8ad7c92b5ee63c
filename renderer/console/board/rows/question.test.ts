import { describe, expect, test } from 'vitest'
import type { Technician } from '../../../../shared/model/technician.ts'
import type { Ticket } from '../../../../shared/model/ticket.ts'
import { pinyin } from '../../data/pinyin.ts'
import { aboutTest, testFor } from './question.ts'
import { ticketRecord } from './ticket-record.ts'

pinyin.learn(
  'zhang 张\nsan 三\nli 李\nna 娜\nchong 重\nzhong 重\nqing 庆\nlu 路\nhao 号\nbei 北\nqu 区\nfeng 风\nji 机',
)

const standing = { light: 'green', dueAt: null, open: true, waiting: true, turnsAt: Infinity } as const
const record = (address: string, technician?: Partial<Technician>) =>
  ticketRecord(
    {
      number: 1042,
      customer: { name: '张三', nameLatin: 'Customer', phone: '+7 700 1' },
      site: { address, addressLatin: null, area: 'north' },
      summary: '风机 F12',
    } as Ticket,
    technician as Technician | undefined,
    standing,
  )
const finds = (text: string, one: ReturnType<typeof record>) =>
  testFor({ tab: 'open', text, chips: {}, sort: { by: 'dueAt', down: false }, group: 'none' })(one)

describe('what a word is found in', () => {
  const chinese = record('重庆路 12号', { name: '李娜', nameLatin: 'Li Na' })
  test.each([
    'chongqinglu',
    'zhongqing',
    'cql',
    '重qinglu',
    'cq路',
    'cql12',
    'zs ln cql',
    'lina',
    'li na',
    'north',
    '北',
    'beiqu',
    'bq',
  ])('[BRD3] %s', (typed) => expect(finds(typed, chinese)).toBe(true))
  // The summary is found as it is written; a name does not go on into another.
  test.each(['fengji', 'sancq', 'cqh', 'south', 'qu1042'])('[BRD3] and not: %s', (typed) =>
    expect(finds(typed, chinese)).toBe(false),
  )

  test('[BRD3] what has no Chinese characters is not read', () => {
    expect(chinese.read).toBe('李娜\n张三\n重庆路 12号\n'.length)
    const latin = ticketRecord(
      { number: 1, customer: { name: 'Ann', phone: '1' }, site: { address: 'улица Абая, 12', area: '' } } as Ticket,
      undefined,
      standing,
    )
    expect(latin.read).toBe(0)
  })

  test('[LIN6] customer, address and area are what a ticket is about; who has it and what is wrong are not', () => {
    const about = (typed: string) => aboutTest(typed)(chinese)
    expect(['zhangs', 'customer', 'cql', '重庆', 'bq', 'north'].filter((typed) => !about(typed))).toEqual([])
    expect(['lina', 'li na', '风机', 'f12', '1042'].filter(about)).toEqual([])
  })
})
