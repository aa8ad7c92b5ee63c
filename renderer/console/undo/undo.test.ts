// What is said of taking back: acts in words, each result, and what the relay turns down later.
import { asked, textField } from '../../../test/support/page-stub.ts'
import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import { actor, smallWorld } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import type { Intent } from '../../../shared/commands/command.ts'
import type { Bridge, OutboxPicture, TakenBack, Undone } from '../../../shared/ipc/contract.ts'
import { kinds } from '../../../shared/model/entities.ts'
import type { Step } from '../../../shared/undo/own-acts.ts'
import { undo } from '../acts/undo.ts'
import { nextOf } from '../acts/submit.ts'
import { commands } from '../commands/registry.ts'
import { takeKey } from '../commands/take-key.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { nextWords, stepWords } from './act-words.ts'

const start = useUi.getState()
let answer: Undone
let ids = 0

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  })
  const { signalbox } = globalThis as unknown as { signalbox: Bridge }
  const before = { ...signalbox }
  signalbox.call = ((name: Parameters<Bridge['call']>[0], args: never) => {
    if (name !== 'undo') return before.call(name, args)
    asked.push({ name, args })
    return Promise.resolve(answer)
  }) as Bridge['call']
})

beforeEach(() => {
  useUi.setState(start, true)
  useSession.setState({
    actor: actor('dispatcher'),
    role: 'console',
    outbox: { queued: [], refused: [] },
    ownActs: { undo: [], redo: [], cannot: null },
    preferences: { theme: 'dark', language: 'en' },
  })
  asked.length = 0
  const world = smallWorld()
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
})

function step(...intents: (Intent & { from?: string })[]): Step {
  const acts = intents.map(({ name, args, from }) => ({
    commandId: `c${++ids}`,
    name,
    args,
    ...(from !== undefined && { from }),
    back: { kind: 'resume', ticketId: 't1', pauseId: 'p1' } as const,
    touched: null,
  }))
  return { id: ++ids, at: 0, acts }
}

const assign = (ticketId = 't1') =>
  intent(
    'assign-ticket',
    { ticketId, visitId: `v${ticketId}`, technicianId: 'w1', before: null, override: null },
    {
      visitId: null,
    },
  )
const both = (name: string, more: object = {}) =>
  ['t1', 't2'].map((ticketId) => ({ name, args: { ticketId, ...more }, basedOn: {} }))
const said = () => {
  const { key = '', values, next, kind } = useUi.getState().said ?? {}
  return [kind, i18next.t(key, values), next]
}
const taken = (one: Step, ...results: TakenBack[]): Undone => ({ kind: 'taken', step: one, results })

describe('an act in words', () => {
  const { args: moved } = assign()
  const all: [Step, string, string][] = [
    [step(assign()), 'assign #1001 → Technician w1', '指派 #1001 → Technician w1'],
    [
      step({ name: 'reassign-ticket', args: moved, basedOn: {}, from: 'w2' }),
      'move #1001: Technician w2 → Technician w1',
      '改派 #1001：Technician w2 → Technician w1',
    ],
    [
      step({ name: 'unassign-ticket', args: { ticketId: 't1' }, basedOn: {}, from: 'w2' }),
      'take #1001 back from Technician w2',
      '从 Technician w2 退回 #1001',
    ],
    [
      step({ name: 'reroute-technician', args: { technicianId: 'w1', visitIds: [] }, basedOn: {} }),
      'new order for Technician w1',
      '更改 Technician w1 的顺序',
    ],
    [
      step({
        name: 'edit-ticket',
        args: { ticketId: 't1', fields: { priority: { from: 3, to: 1 }, access: { from: '', to: 'gate' } } },
        basedOn: {},
      }),
      `change #1001: ${en.field.priority} P3 → P1, ${en.field.access}`,
      `修改 #1001：${zh.field.priority} P3 → P1、${zh.field.access}`,
    ],
    [
      step({
        name: 'edit-ticket',
        args: {
          ticketId: 't1',
          fields: {
            category: { from: 'gas-leak', to: 'water' },
            tier: { from: 'gold', to: 'platinum' },
            contract: { from: '', to: 'RV-7' },
            zone: { from: 'Asia/Almaty', to: '' },
          },
        },
        basedOn: {},
      }),
      'change #1001: Category gas-leak → Water, Time zone of the site Asia/Almaty → (empty), Tier Gold → Platinum, Contract (empty) → RV-7',
      '修改 #1001：类别 gas-leak → 给排水、现场时区 Asia/Almaty → （空）、客户等级 黄金 → 白金、合同号 （空） → RV-7',
    ],
    [
      step({ name: 'pause-clocks', args: { ticketId: 't1', reason: 'parts' }, basedOn: {} }),
      `pause #1001 (${en.pauseReason.parts})`,
      `暂停 #1001（${zh.pauseReason.parts}）`,
    ],
    [step({ name: 'resume-clocks', args: { ticketId: 't1' }, basedOn: {} }), 'resume #1001', '恢复 #1001 的计时'],
    [step(assign(), assign('t2')), 'assign 2 tickets → Technician w1', '指派 2 张工单 → Technician w1'],
    [step(...both('unassign-ticket')), 'take 2 tickets back to the queue', '把 2 张工单退回待派'],
    [
      step(...both('pause-clocks', { reason: 'parts' })),
      `pause 2 tickets (${en.pauseReason.parts})`,
      `暂停 2 张工单（${zh.pauseReason.parts}）`,
    ],
    [step(...both('resume-clocks')), 'resume 2 tickets', '恢复 2 张工单的计时'],
  ]

  test.each(all)('[UND9] %#', (one, english, chinese) => {
    expect(stepWords(one, i18next.getFixedT('en'), 'en')).toBe(english)
    expect(stepWords(one, i18next.getFixedT('zh'), 'zh')).toBe(chinese)
  })

  test('[UND8] [UND9] the next press is named, unless it would say that nothing can be done', () => {
    const t = i18next.getFixedT('en')
    const picture = { undo: [step(assign('t2')), step(assign())], redo: [step(assign('t2'))], cannot: null }
    expect(nextWords(picture, 'undo', t, 'en')).toBe('assign #1001 → Technician w1')
    expect(nextWords(picture, 'redo', t, 'en')).toBe('assign #1002 → Technician w1')
    expect(nextWords({ ...picture, cannot: { name: 'add-note', args: {}, count: 1 } }, 'undo', t, 'en')).toBeNull()
    expect([nextOf('never'), nextOf('nothing'), nextOf({ kind: 'resume', ticketId: 't1', pauseId: 'p1' })]).toEqual([
      { next: 'never' },
      {},
      { next: 'undo' },
    ])
  })
})

describe('what became of it', () => {
  test('[UND9] is said, with the key for the other way', async () => {
    answer = taken(step(assign()), { kind: 'queued', id: 'c1' })
    await undo('undo')
    expect(said()).toEqual(['done', 'Undone: assign #1001 → Technician w1', 'redo'])
    answer = taken(step(assign()), { kind: 'withdrawn' })
    await undo('redo', 7)
    expect(said()).toEqual(['done', 'Done again: assign #1001 → Technician w1', 'undo'])
    expect(asked).toEqual([
      { name: 'undo', args: { direction: 'undo', step: null } },
      { name: 'undo', args: { direction: 'redo', step: 7 } },
    ])
  })

  test('[UND4] [UND8] is refused with its reason', async () => {
    answer = taken(step(assign()), { kind: 'touched', by: 'Bea', at: 0 })
    await undo('undo')
    expect(said().slice(0, 2)).toEqual([
      'refused',
      expect.stringMatching(/^Not undone: assign #1001 .*\. Bea changed it/),
    ])
    answer = taken(step(assign()), { kind: 'notKept', why: 'full' })
    await undo('redo')
    expect(said()[1]).toMatch(/^Not done again: .*\(full\)/)
    answer = { kind: 'cannot', name: 'add-note', args: { ticketId: 't2' }, count: 1 }
    await undo('undo')
    expect(said()[1]).toBe('Cannot be undone: Note on #1002.')
    answer = { kind: 'cannot', name: 'cancel-ticket', args: { ticketId: 't2' }, count: 4 }
    await undo('undo')
    expect(said()[1]).toBe('Cannot be undone: cancel 4 tickets.')
    useSession.setState({ ownActs: { undo: [step(assign())], redo: [], cannot: null } })
    await undo('undo')
    expect(said()[1]).toMatch(/Press again/)
    for (const [kind, words] of [
      ['later', /first/],
      ['nothing', /nothing to undo/],
    ] as const) {
      answer = { kind }
      await undo('undo')
      expect(said().slice(0, 2)).toEqual(['refused', expect.stringMatching(words)])
    }
  })

  test('[UND5] of several tickets is listed, ticket by ticket', async () => {
    answer = taken(step(assign(), assign('t2')), { kind: 'withdrawn' }, { kind: 'touched', by: 'Bea', at: 0 })
    await undo('undo')
    expect(useUi.getState()).toMatchObject({
      said: null,
      bulk: {
        asked: 2,
        done: 1,
        refused: [{ ticketId: 't2', number: 1002, key: 'undo.touched', facts: { by: 'Bea' } }],
      },
    })
  })

  test('[UND6] what the relay turns down later is said, once, and only of what was asked here', async () => {
    answer = taken(step(assign()), { kind: 'queued', id: 'c77' })
    await undo('undo')
    const refused = (id: string) =>
      ({
        queued: [],
        refused: [{ command: { id }, code: 'ticketMoved', facts: { number: 1001, by: 'Bea' } }],
      }) as unknown as OutboxPicture
    useUi.setState({ said: null })
    useSession.setState({ outbox: refused('c78') })
    expect(useUi.getState().said).toBeNull()
    useSession.setState({ outbox: refused('c77') })
    expect(said()[1]).toMatch(/^Not undone: assign #1001 → Technician w1. #1001 was moved by Bea/)
    useUi.setState({ said: null })
    useSession.setState({ outbox: refused('c77') })
    expect(useUi.getState().said).toBeNull()
  })
})

describe('the keys', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => {
    const event = { key, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, target: null }
    return takeKey({ ...event, ...more } as KeyboardEvent, null)
  }

  test('[UND9] work wherever the focus is, but not in text, a form or a dialog', () => {
    const inDialog = Object.assign(Object.create(Element.prototype as object) as EventTarget, {
      closest: (what: string) => (what.includes('dialog') ? {} : null),
    })
    const outside = Object.assign(Object.create(Element.prototype as object) as EventTarget, { closest: () => null })
    answer = { kind: 'nothing' }
    useSession.setState({ ownActs: { undo: [step(assign())], redo: [step(assign())], cannot: null } })
    for (const key of ['z', 'y']) {
      expect([key, press(key, { target: textField }), press(key, { target: inDialog })]).toEqual([key, false, false])
      expect([key, press(key), press(key, { target: outside })]).toEqual([key, true, true])
    }
    expect(press('Z', { shiftKey: true })).toBe(true)
    expect(asked.map(({ args }) => (args as { direction: string }).direction)).toEqual([
      'undo',
      'undo',
      'redo',
      'redo',
      'redo',
    ])
  })

  test('[UND8] [KEY3] with nothing to take back they say so', () => {
    const why = (id: string) => commands.find((one) => one.id === id)!.available({ kind: 'nothing' })
    expect([why('undo'), why('redo')]).toEqual(['why.nothingToUndo', 'why.nothingToRedo'])
    useSession.setState({ ownActs: { undo: [], redo: [], cannot: { name: 'add-note', args: {}, count: 1 } } })
    expect([why('undo'), why('redo')]).toEqual([true, 'why.nothingToRedo'])
  })
})
