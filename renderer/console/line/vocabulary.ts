// The words of the command line: verbs, reasons, steps, in English, Chinese and pinyin (whole or initials), all as `fold`
// leaves them. A verb belongs to a command of the registry where there is one. Pure.
import type { Filter } from './filter.ts'
import type { PauseReason } from '../../../shared/sla/pauses.ts'
import type { Step } from '../../../shared/model/visit.ts'
import type { Light } from '../../../shared/model/sla.ts'

export type SlotKind =
  | 'ticket'
  | 'technician'
  | 'best'
  | 'reason'
  | 'resume'
  | 'step'
  | 'minutes'
  | 'shelveReason'
  | 'filter'
  | 'none'
  | 'text'

/** What a verb has been given so far. */
export type Filled = Partial<Record<SlotKind, (string | number | Filter)[]>>

export interface Slot {
  kind: SlotKind
  many?: true
  /** whether it may still be given; without: always */
  when?: (filled: Filled) => boolean
}

export const verbIds = [
  'assign',
  'unassign',
  'pause',
  'resume',
  'status',
  'note',
  'find',
  'go',
  'select',
  'acknowledge',
  'shelve',
  'take',
  'handover',
  'kpi',
  'edit',
  'ledger',
  'cancel',
  'undo',
  'redo',
  'help',
] as const
export type VerbId = (typeof verbIds)[number]

export interface Verb {
  id: VerbId
  /** the registry's command of which it is another way; null: only the line has it */
  command: string | null
  /** the first is how it is written back */
  words: readonly string[]
  slots: readonly Slot[]
  example: string
}

const ticket: Slot = { kind: 'ticket' }
const tickets: Slot = { kind: 'ticket', many: true }
const text: Slot = { kind: 'text' }

export const verbs: readonly Verb[] = [
  {
    id: 'assign',
    command: 'assign',
    words: 'a assign reassign give 指派 改派 派单 派 zp zhipai gp gaipai'.split(' '),
    slots: [
      tickets,
      { kind: 'best', when: ({ technician }) => !technician },
      { kind: 'technician', when: ({ best }) => !best },
    ],
    example: 'a 1042 w17 · a 1042 !',
  },
  {
    id: 'unassign',
    command: 'unassign',
    words: 'u unassign recall 撤回 退回 ch chehui th tuihui'.split(' '),
    slots: [ticket],
    example: 'u 1042',
  },
  {
    id: 'pause',
    command: 'pause',
    words: 'p pause hold 暂停 挂起 zt zanting gq guaqi'.split(' '),
    slots: [
      ticket,
      { kind: 'resume', when: ({ reason }) => !reason },
      { kind: 'reason', when: ({ resume }) => !resume },
    ],
    example: 'p 1042 parts · p 1042 -',
  },
  {
    id: 'resume',
    command: 'pause',
    words: 'resume continue 恢复 继续 hf huifu jx jixu'.split(' '),
    slots: [ticket],
    example: 'resume 1042',
  },
  {
    id: 'status',
    command: null,
    words: 's status report 上报 状态 sb shangbao zhuangtai'.split(' '),
    slots: [ticket, { kind: 'step' }, { kind: 'text', when: ({ step }) => step?.[0] === 'done' }],
    example: 's 1042 onsite',
  },
  {
    id: 'note',
    command: 'note',
    words: 'n note 备注 bz beizhu'.split(' '),
    slots: [ticket, text],
    example: 'n 1042 …',
  },
  {
    id: 'find',
    command: null,
    words: 'f find search 查找 搜索 找 cz chazhao ss sousuo'.split(' '),
    slots: [{ kind: 'none' }, { kind: 'text', when: ({ none }) => !none }],
    example: 'f 泵房 · f -',
  },
  {
    id: 'go',
    command: 'show',
    words: 'g go goto show 前往 定位 转到 qw qianwang dw dingwei'.split(' '),
    slots: [
      { kind: 'ticket', when: ({ technician }) => !technician },
      { kind: 'technician', when: (filled) => !filled.ticket },
    ],
    example: 'g 1042 · g w17',
  },
  {
    id: 'select',
    command: 'mark',
    words: 'sel select mark 选择 标记 选 xz xuanze bj biaoji'.split(' '),
    slots: [
      { ...tickets, when: ({ none }) => !none },
      { kind: 'none', when: (filled) => !filled.ticket && !filled.filter },
      { kind: 'filter', many: true, when: ({ none }) => !none },
    ],
    example: 'sel area:north prio:1',
  },
  {
    id: 'acknowledge',
    command: 'acknowledge',
    words: 'k ack acknowledge seen 确认 qr queren'.split(' '),
    slots: [],
    example: 'k',
  },
  {
    id: 'shelve',
    command: 'shelve',
    words: 'sh shelve 搁置 gz gezhi'.split(' '),
    slots: [{ kind: 'minutes' }, { kind: 'shelveReason' }],
    example: 'sh 30 known',
  },
  {
    id: 'take',
    command: 'take-alarm',
    words: 'o take own takeover 接管 jg jieguan'.split(' '),
    slots: [],
    example: 'o',
  },
  {
    id: 'handover',
    command: 'hand-over',
    words: 'ho handover 交接 移交 交班 jj jiaojie yj yijiao'.split(' '),
    slots: [],
    example: 'ho',
  },
  { id: 'kpi', command: 'alarm-report', words: 'kpi 统计 报表 tj tongji'.split(' '), slots: [], example: 'kpi' },
  {
    id: 'edit',
    command: 'edit',
    words: 'e edit change 修改 编辑 xg xiugai bianji'.split(' '),
    slots: [ticket],
    example: 'e 1042',
  },
  {
    id: 'ledger',
    command: 'ledger',
    words: 'l ledger why 灯色 原因 ds dengse'.split(' '),
    slots: [ticket],
    example: 'l 1042',
  },
  {
    id: 'cancel',
    command: 'cancel',
    words: 'c cancel 取消 qx quxiao'.split(' '),
    slots: [ticket, text],
    example: 'c 1042 …',
  },
  { id: 'undo', command: 'undo', words: 'z undo 撤销 撤消 cx chexiao'.split(' '), slots: [], example: 'z' },
  { id: 'redo', command: 'redo', words: 'y redo 重做 chongzuo'.split(' '), slots: [], example: 'y' },
  { id: 'help', command: 'keys', words: '? help h 帮助 bangzhu'.split(' '), slots: [], example: '?' },
]

/** A code and the words for it; the first is how it is written back. */
export type Vocabulary<C extends string = string> = readonly (readonly [C, readonly string[]])[]

export const reasonWords: Vocabulary<PauseReason> = [
  ['waiting-customer', 'customer waiting-customer 等待客户 等客户 客户 kh'.split(' ')],
  ['no-access', 'access no-access noaccess 无法进入 进不去 门禁 jbq'.split(' ')],
  ['parts', 'parts 备件 等待备件 等备件 bj beijian'.split(' ')],
  ['weather', 'weather safety 天气 安全 tq tianqi'.split(' ')],
  ['third-party', 'third third-party 第三方 dsf disanfang'.split(' ')],
  ['customer-time', 'appointment customer-time 约定 客户约定 预约 yd yueding'.split(' ')],
  ['force-majeure', 'force force-majeure 不可抗力 bkkl'.split(' ')],
]

export const stepWords: Vocabulary<Step> = [
  ['accepted', 'accepted accept 接受 已接受 接单 js jd'.split(' ')],
  ['travelling', 'travelling driving 在途 出发 zt cf chufa'.split(' ')],
  ['on-site', 'onsite on-site arrived 到场 到达 在现场 dc daochang dd'.split(' ')],
  ['done', 'done resolved 完成 已完成 办结 wc wancheng'.split(' ')],
]

export const shelveReasons = ['known', 'customer', 'planned', 'faulty'] as const
export type ShelveReason = (typeof shelveReasons)[number]
export const shelveWords: Vocabulary<ShelveReason> = [
  ['known', 'known 已知 处理中 yz'.split(' ')],
  ['customer', 'customer 客户 已约定 约定 kh'.split(' ')],
  ['planned', 'planned 计划 计划内 jh'.split(' ')],
  ['faulty', 'faulty false 误报 wb'.split(' ')],
]

export const filterWords: Vocabulary<'area' | 'prio' | 'light' | 'skill'> = [
  ['area', 'area 区域 区 qy'.split(' ')],
  ['prio', 'prio priority p 级 级别 优先级 jb'.split(' ')],
  ['light', 'light 灯 灯色 ds'.split(' ')],
  ['skill', 'skill 技能 jn'.split(' ')],
]

export const lightWords: Vocabulary<Light> = [
  ['red', 'red breached 红 红灯 超时'.split(' ')],
  ['yellow', 'yellow amber 黄 黄灯'.split(' ')],
  ['green', 'green 绿 绿灯'.split(' ')],
]

export const bestWords = ['!', 'best', '最佳', 'zj']
export const resumeWords = ['-', 'resume', '恢复', 'hf']
export const noneWords = ['-', 'none', '清除', 'qc']
/** Said in between, and means nothing more. */
export const fillers = new Set(['to', '给', '派给', '转给', '分钟'])

export function verbOf(folded: string): Verb | undefined {
  return verbs.find(({ words }) => words.includes(folded))
}

/** The codes that a word stands for: by the whole word, else by the beginning of one. */
export function codesOf<C extends string>(vocabulary: Vocabulary<C>, folded: string): C[] {
  const whole = vocabulary.filter(([code, words]) => code === folded || words.includes(folded))
  if (whole.length > 0) return whole.map(([code]) => code)
  if (folded.length < (/^\p{Script=Han}/u.test(folded) ? 1 : 2)) return []
  return vocabulary.filter(([, words]) => words.some((word) => word.startsWith(folded))).map(([code]) => code)
}
