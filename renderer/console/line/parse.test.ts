// The language of the command line: what is understood, in both languages and any order; what is not, and where.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complete } from './complete.ts'
import { type LineTechnician } from './find-technician.ts'
import type { LineTicket, Lookup } from './lookup.ts'
import { selected, shelfLengths, written, type Meaning } from './meaning.ts'
import { readLine } from './parse.ts'
import { lightWords, reasonWords, shelveReasons, stepWords, verbs } from './vocabulary.ts'
import { pauseReasonList } from '../../../shared/sla/pauses.ts'
import { stepSchema } from '../../../shared/model/visit.ts'

const person = (id: string, name: string, nameLatin: string, reading = ''): LineTechnician => ({
  id,
  name,
  nameLatin,
  isRead: (letters) => reading !== '' && reading.split('\n').some((one) => one.startsWith(letters)),
})
const technicians = [
  person('w07', '工程师7', 'Engineer 7'),
  person('w70', '工程师70', 'Engineer 70'),
  person('w17', '王伟', 'Wang Wei', 'wangwei\nww'),
  person('w18', '王芳', 'Wang Fang', 'wangfang\nwf'),
  person('w19', '张晓明', 'Zhang Xiaoming', 'zhangxiaoming\nzxm'),
  person('w20', 'Жанна', 'Žanna Öz'),
]
const ticket = (id: string, number: number | null, more: Partial<LineTicket> = {}): LineTicket => ({
  id,
  number,
  open: true,
  area: 'north',
  priority: 3,
  skills: ['electrical'],
  ...more,
})
const tickets = [
  ticket('t1', 1042),
  ticket('t2', 1043, { area: 'south', priority: 1 }),
  ticket('t3', 7, { priority: 1, open: false }),
  ticket('t4', 8, { priority: 1 }),
  ticket('t5', null),
]
const nothing = { marked: [], ticketId: null, technicianId: null }
const world = (subject: Partial<Lookup['subject']> = {}): Lookup => ({
  tickets: () => tickets,
  isAbout: (typed) => () => ['面包店', 'bakery', '解放路'].some((one) => one.includes(typed)),
  technicians,
  subject: { ...nothing, ...subject },
  lightOf: (id) => (id === 't2' ? 'red' : 'green'),
  ticket: (id) => tickets.find((one) => one.id === id),
  numbered: (number) => tickets.find((one) => one.number === number),
  ranked: (id) => (id === 't1' ? ['w19', 'w17'] : []),
  areas: [
    ['north', ['north', '北区']],
    ['north-east', ['north-east', '东北区']],
    ['south', ['south', '南区']],
  ],
  skills: [['electrical', ['electrical', '电工']]],
})

function means(text: string, subject: Partial<Lookup['subject']> = {}): Meaning {
  const { meaning, trouble } = readLine(text, world(subject))
  if (!meaning) throw new Error(`${text}: ${JSON.stringify(trouble)}`)
  return meaning
}

/** @returns the words that are marked, with what is wrong, and what would do */
function wrong(text: string, subject: Partial<Lookup['subject']> = {}) {
  const { meaning, trouble } = readLine(text, world(subject))
  expect(meaning).toBeNull()
  return trouble.map(({ from, to, problem, expects }) => [text.slice(from, to), problem.code, expects] as const)
}

const assigned = { verb: 'assign', ticketIds: ['t1'], technicianId: 'w17' }

describe('[LIN2] verbs', () => {
  test.each([
    'a 1042 w17',
    'a #1042 W017',
    'assign 1042 to wang wei',
    'A w17 1042',
    '1042 w17 a',
    'a 1042 wangwei',
    'a ww 1042',
    'a 1042 王伟',
    '指派 1042 王伟',
    '王伟 指派 #1042',
    '指派1042给王伟',
    '指派 1042王伟',
    '改派 王伟，1042',
    'zp 1042 ww',
    'zhipai wang wei 1042',
    'ａ　＃１０４２　Ｗ１７',
    '指派 １０４２ 给 王伟',
  ])('%s', (text) => expect(means(text)).toEqual(assigned))

  test('no word is two verbs’', () => {
    const words = verbs.flatMap((verb) => verb.words)
    expect(words.length).toBe(new Set(words).size)
  })

  test('the best candidate', () => {
    for (const text of ['a 1042 !', 'a ！ 1042', '指派1042 最佳', 'assign best 1042'])
      expect(means(text)).toEqual({ ...assigned, technicianId: 'w19' })
    expect(wrong('a 1043 !')).toEqual([['', 'nobodyFits', ['technician']]])
    expect(wrong('a 1042 1043 !')).toEqual([['', 'oneTicket', []]])
  })

  test('several tickets', () => {
    expect(means('a 1042 1043 w17 1042')).toEqual({ ...assigned, ticketIds: ['t1', 't2'] })
  })

  test('pausing with a reason, and resuming', () => {
    for (const text of ['p 1042 parts', '暂停 1042 备件', '暂停1042备件', 'zt bj 1042', 'pause parts #1042'])
      expect(means(text)).toEqual({ verb: 'pause', ticketId: 't1', reason: 'parts' })
    for (const text of ['p 1042 -', 'p － 1042', '恢复 1042', 'resume 1042', 'hf 1042'])
      expect(means(text)).toEqual({ verb: 'resume', ticketId: 't1' })
  })

  test('reporting a step; done says what was done', () => {
    for (const text of ['s 1042 onsite', 's 1042 on-site', '上报 1042 到场', 's arrived 1042', 'sb 1042 dc'])
      expect(means(text)).toEqual({ verb: 'status', ticketId: 't1', step: 'on-site', text: '' })
    expect(means('s 1042 done fuse replaced,  2 A')).toEqual({
      verb: 'status',
      ticketId: 't1',
      step: 'done',
      text: 'fuse replaced,  2 A',
    })
    expect(wrong('s 1042 done')).toEqual([['', 'missing', ['text']]])
    expect(wrong('s 1042 onsite soon')).toEqual([['soon', 'unexpected', []]])
  })

  test('notes and reasons are kept as they were typed', () => {
    expect(means('n 1042 To be continued：３ 人， see #7')).toEqual({
      verb: 'note',
      ticketId: 't1',
      text: 'To be continued：３ 人， see #7',
    })
    expect(means('备注#1042客户不在家')).toEqual({ verb: 'note', ticketId: 't1', text: '客户不在家' })
    expect(means('n 到 14 点再来', { ticketId: 't2' })).toEqual({
      verb: 'note',
      ticketId: 't2',
      text: '到 14 点再来',
    })
    expect(means('c 1042 customer no longer wants it')).toMatchObject({ text: 'customer no longer wants it' })
    expect(wrong(`c 1042 ${'x'.repeat(201)}`)).toEqual([['', 'tooLong', []]])
  })

  test('finding', () => {
    expect(means('f 泵房')).toEqual({ verb: 'find', text: '泵房' })
    expect(means('查找泵房 2')).toEqual({ verb: 'find', text: '泵房 2' })
    expect(means('f １０４２')).toEqual({ verb: 'find', text: '1042' })
    expect(means('f -')).toEqual({ verb: 'find', text: '' })
  })

  test('going', () => {
    expect(means('g 1042')).toEqual({ verb: 'go', kind: 'ticket', id: 't1' })
    expect(means('定位 张晓明')).toEqual({ verb: 'go', kind: 'technician', id: 'w19' })
    expect(means('g zxm')).toEqual({ verb: 'go', kind: 'technician', id: 'w19' })
    expect(wrong('g 1042 w17')).toEqual([['w17', 'unexpected', []]])
  })

  test('marking', () => {
    const lookup = world()
    const ids = (text: string) => {
      const meaning = means(text)
      return meaning.verb === 'select' ? selected(meaning, lookup) : null
    }
    expect(ids('sel area:north prio:1')).toEqual(['t4'])
    expect(ids('选 区域：北区 级：1')).toEqual(['t4'])
    expect(ids('sel prio:1-2')).toEqual(['t2', 't4'])
    expect(ids('sel light:red')).toEqual(['t2'])
    expect(ids('sel 1042 light:red')).toEqual(['t1', 't2'])
    expect(ids('sel -')).toEqual([])
    expect(wrong('sel area:moon')).toEqual([['area:moon', 'noSuchValue', ['ticket', 'none', 'filter']]])
    expect(wrong('sel - prio:1')).toEqual([['prio:1', 'unexpected', []]])
  })

  test('alarms and help', () => {
    for (const text of ['k', '确认', 'ack', 'qr']) expect(means(text)).toEqual({ verb: 'acknowledge' })
    for (const text of ['sh 30 known', 'sh known 30min', '搁置30分钟 已知'])
      expect(means(text)).toEqual({ verb: 'shelve', minutes: 30, reason: 'known' })
    for (const text of ['o', '接管', 'take', 'jg']) expect(means(text)).toEqual({ verb: 'take' })
    for (const text of ['ho', '移交', 'jiaojie']) expect(means(text)).toEqual({ verb: 'handover' })
    for (const text of ['kpi', '统计']) expect(means(text)).toEqual({ verb: 'kpi' })
    expect(wrong('sh 20 known')).toEqual([['20', 'shelfLength', ['minutes', 'shelveReason']]])
    for (const text of ['?', '？', 'help', '帮助']) expect(means(text)).toEqual({ verb: 'help' })
  })
})

describe('[LIN3] without a number', () => {
  test('it is about what is selected', () => {
    expect(means('u', { ticketId: 't2' })).toEqual({ verb: 'unassign', ticketId: 't2' })
    expect(means('a w17', { ticketId: 't2' })).toEqual({ ...assigned, ticketIds: ['t2'] })
    expect(means('a 1042', { technicianId: 'w17' })).toEqual(assigned)
    expect(means('a w17', { ticketId: 't1', marked: ['t2', 't4'] })).toEqual({ ...assigned, ticketIds: ['t2', 't4'] })
    expect(means('a 1042 w17', { marked: ['t2', 't4'] })).toEqual(assigned)
    expect(means('g', { technicianId: 'w18' })).toEqual({ verb: 'go', kind: 'technician', id: 'w18' })
    expect(wrong('u')).toEqual([['', 'missing', ['ticket']]])
    expect(wrong('a w17')).toEqual([['', 'missing', ['ticket']]])
  })
})

describe('[LIN5] what is not understood', () => {
  test('is marked at its word, with what would do there', () => {
    expect(wrong('xx 1042')).toEqual([['xx', 'unknownVerb', ['verb']]])
    expect(wrong('1042 w17')).toEqual([['', 'missing', ['verb']]])
    expect(wrong('a 999 w17')).toEqual([['999', 'noTicket', ['ticket', 'best', 'technician']]])
    expect(wrong('a 1042 w99')).toEqual([['w99', 'noTechnician', ['best', 'technician']]])
    expect(wrong('a 1042 w17 w18')).toEqual([['w18', 'unexpected', []]])
    expect(wrong('a 1042 w17 %%')).toEqual([['%%', 'unexpected', []]])
    expect(wrong('a 1042')).toEqual([['', 'missing', ['technician', 'best']]])
    expect(wrong('p 1042 nonsense')).toEqual([['nonsense', 'unexpected', ['resume', 'reason']]])
    expect(wrong('k now')).toEqual([['now', 'unexpected', []]])
    expect(wrong('n 999 not a ticket')).toEqual([['999', 'noTicket', ['ticket', 'text']]])
  })

  test('a name that several have is not guessed', () => {
    expect(readLine('a 1042 wang', world()).trouble).toMatchObject([
      { from: 7, to: 11, problem: { code: 'severalTechnicians', ids: ['w17', 'w18'] } },
    ])
    expect(readLine('a 1042 王', world()).trouble).toMatchObject([{ problem: { code: 'severalTechnicians' } }])
    expect(means('a 1042 wang f')).toMatchObject({ technicianId: 'w18' })
    expect(means('a 1042 zanna')).toMatchObject({ technicianId: 'w20' })
    expect(means('a 1042 engineer 7')).toMatchObject({ technicianId: 'w07', ticketIds: ['t1'] })
    expect(means('a 1042 工程师7')).toMatchObject({ technicianId: 'w07' })
  })

  test('an empty line is no error', () => {
    expect(readLine('  ', world())).toMatchObject({ meaning: null, trouble: [], spans: [{ from: 0, to: 2 }] })
  })
})

describe('[LIN6] completion', () => {
  const offers = (text: string, subject: Partial<Lookup['subject']> = {}) =>
    complete(text, world(subject)).offers.map((one) => one.text)

  test('offers what may come next', () => {
    expect(offers('')).toHaveLength(verbs.length)
    expect(offers('un')).toEqual(['unassign', 'undo'])
    expect(offers('暂')).toEqual(['暂停'])
    expect(offers('a')[0]).toBe('a')
    expect(offers('a 104')).toEqual(['1042', '1043'])
    expect(offers('a bak')).toEqual(['8', '1042', '1043'])
    expect(offers('a 1042 wang')).toEqual(['w17', 'w18'])
    expect(offers('a 1042 w1')).toEqual(['w17', 'w18', 'w19'])
    expect(offers('a 1042 ')).toEqual(['!', 'w19', 'w17'])
    expect(offers('p 1042 pa')).toEqual(['parts'])
    expect(offers('p 1042 备')).toEqual(['备件'])
    expect(offers('sel ar')).toEqual(['area:'])
    expect(offers('sel area:no')).toEqual(['area:north', 'area:north-east'])
    expect(offers('sh 3')).toEqual(['30'])
    expect(offers('n 1042 some wo')).toEqual([])
    expect(complete('a 1042 wang', world()).from).toBe(7)
  })
})

describe('[LIN5] whatever is typed', () => {
  const word = fc.oneof(
    fc.constantFrom(...verbs.flatMap((verb) => verb.words)),
    fc.constantFrom(
      '1042',
      '#7',
      '１０４３',
      'w17',
      '王伟',
      'wang',
      'wei',
      '!',
      '-',
      'parts',
      'done',
      'area:',
      'prio:1',
      '给',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const line = fc
    .array(fc.tuple(word, fc.constantFrom('', ' ', '　', '，', '  ')), { maxLength: 8 })
    .map((all) => all.flat().join(''))
  const subject = fc.record({
    marked: fc.subarray(['t1', 't2']),
    ticketId: fc.constantFrom('t1', null),
    technicianId: fc.constantFrom('w17', null),
  })

  test('nothing throws, and the spans cover the text', () => {
    fc.assert(
      fc.property(line, subject, (text, about) => {
        const lookup = world(about)
        const { spans, trouble, meaning } = readLine(text, lookup)
        expect(spans.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text)
        let at = 0
        for (const { from, to } of spans) {
          expect([from, to > from]).toEqual([at, true])
          at = to
        }
        expect(at).toBe(text.length)
        expect(meaning !== null && trouble.length > 0).toBe(false)
        const { from, offers } = complete(text, lookup)
        expect(from).toBeLessThanOrEqual(text.length)
        expect(new Set(offers.map((one) => one.text)).size).toBe(offers.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('what is understood means the same when it is written out', () => {
    let understood = 0
    fc.assert(
      fc.property(line, subject, (text, about) => {
        const { meaning } = readLine(text, world(about))
        if (meaning) understood++
        expect(meaning && readLine(written(meaning, world()), world()).meaning).toEqual(meaning)
      }),
      { numRuns: 3000 },
    )
    expect(understood).toBeGreaterThan(50)
  })

  const id = fc.constantFrom('t1', 't2', 't4')
  const text = fc.string({ minLength: 1, maxLength: 40 }).map((one) => `note ${one}`.trimEnd())
  const filter = fc.oneof(
    fc.constantFrom('north', 'south', 'north-east').map((code) => ({ by: 'area', code }) as const),
    fc.constantFrom(...lightWords.map(([code]) => code)).map((code) => ({ by: 'light', code }) as const),
    fc.constantFrom([1, 1] as const, [1, 3] as const).map(([from, to]) => ({ by: 'prio', from, to }) as const),
  )
  const meaning: fc.Arbitrary<Meaning> = fc.oneof(
    fc.record({
      verb: fc.constant('assign' as const),
      ticketIds: fc.uniqueArray(id, { minLength: 1 }),
      technicianId: fc.constantFrom(...technicians.map((one) => one.id)),
    }),
    fc.record({ verb: fc.constantFrom('unassign', 'resume', 'edit', 'ledger'), ticketId: id }),
    fc.record({ verb: fc.constant('pause' as const), ticketId: id, reason: fc.constantFrom(...pauseReasonList) }),
    fc.record({ verb: fc.constant('status' as const), ticketId: id, step: fc.constant('done' as const), text }),
    fc.record({
      verb: fc.constant('status' as const),
      ticketId: id,
      step: fc.constantFrom(...stepSchema.exclude(['done']).options),
      text: fc.constant(''),
    }),
    fc.record({ verb: fc.constantFrom('note', 'cancel'), ticketId: id, text }),
    fc.record({ verb: fc.constant('go' as const), kind: fc.constant('ticket' as const), id }),
    fc
      .record({
        verb: fc.constant('select' as const),
        ticketIds: fc.uniqueArray(id),
        filters: fc.array(filter, { maxLength: 3 }),
      })
      .filter(({ ticketIds, filters }) => ticketIds.length + filters.length > 0),
    fc.record({
      verb: fc.constant('shelve' as const),
      minutes: fc.constantFrom(...shelfLengths),
      reason: fc.constantFrom(...shelveReasons),
    }),
  )

  test('whatever can be meant can be written', () => {
    fc.assert(
      fc.property(meaning, (one) => {
        expect(readLine(written(one, world()), world()).meaning).toEqual(one)
      }),
      { numRuns: 1000 },
    )
  })

  test('every reason and every step has words of its own', () => {
    expect(reasonWords.map(([code]) => code).sort()).toEqual([...pauseReasonList].sort())
    expect(stepWords.map(([code]) => code)).toEqual(stepSchema.options)
    for (const words of [reasonWords, stepWords])
      expect(new Set(words.flatMap(([, all]) => all)).size).toBe(words.flatMap(([, all]) => all).length)
  })
})
