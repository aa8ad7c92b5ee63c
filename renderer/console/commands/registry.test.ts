// The registry as a whole: words in both languages, one command to a key, reasons for what is not possible, and what a key
// leads to.
import { asked, textField } from '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { useFiles } from '../files/file-state.ts'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import en from '../../../resources/locales/en.json'
import zh from '../../../resources/locales/zh.json'
import { actor, smallWorld, type World } from '../../../test/support/world.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { kinds } from '../../../shared/model/entities.ts'
import { entities } from '../data/entity-store.ts'
import { setRelayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { panes, wordsOf, type OperatorCommand, type Pane, type Subject } from './command.ts'
import { matches, paletteList } from './find-commands.ts'
import { offerMap, type MapHandle } from './map-handle.ts'
import { menuGroups } from './menu-groups.ts'
import { keyPlaces, paneKeys } from './pane-keys.ts'
import { commands } from './registry.ts'
import { whyNot } from './run-command.ts'
import { subjectsAt, subjectsIn } from './subjects.ts'
import { takeKey } from './take-key.ts'

const start = useUi.getState()
const sourceFolder = import.meta.dirname
const ticket = (id: string): Subject => ({ kind: 'ticket', id })
const technician = (id: string): Subject => ({ kind: 'technician', id })

function show(world: World): void {
  const changes = kinds.flatMap((kind) =>
    [...world.state.values(kind)].map((value) => ({ kind, id: value.id, value, guess: false })),
  )
  entities.apply({ revision: 1, whole: true, more: false, changes } as Parameters<typeof entities.apply>[0])
  setRelayNow(world.now)
}

function the(id: string): OperatorCommand {
  const found = commands.find((command) => command.id === id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}

/** Presses a key in a pane. @returns whether it was a command's */
function press(key: string, pane: Pane | null, more: Partial<KeyboardEvent> = {}): boolean {
  const event = {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    target: null,
  }
  return takeKey({ ...event, ...more } as KeyboardEvent, pane)
}

/** @returns the text, or undefined */
function text(words: object, key: string): unknown {
  const at = (name: string) =>
    name.split('.').reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], words)
  return at(key) ?? at(`${key}_other`)
}

beforeEach(() => {
  useUi.setState(start, true)
  useSession.setState({ actor: actor('dispatcher'), role: 'console' })
  asked.length = 0
  show(smallWorld())
})

describe('the registry', () => {
  const everySubject: Subject[] = [
    ticket('t1'),
    ticket('t2'),
    technician('w1'),
    { kind: 'tickets', ids: ['t1', 't2'] },
    { kind: 'file', ticketId: 't1', id: 'f1' },
    { kind: 'nothing' },
  ]

  test.each([
    ['en', en],
    ['zh', zh],
  ])('[KEY1] every command has a name in %s, also for each subject', (_, words) => {
    show(smallWorld().assign('t1', 'v1', 'w1'))
    for (const state of [
      {},
      { marked: new Set(['t1']), ticketId: 't2', following: 'w1' },
      { marked: new Set(['t1', 't2']) },
    ]) {
      useUi.setState({ ...start, ...state }, true)
      for (const command of commands) {
        expect([command.id, typeof text(words, command.label)]).toEqual([command.id, 'string'])
        for (const subject of everySubject.filter(({ kind }) => command.about.includes(kind))) {
          const { key } = wordsOf(command, subject)
          expect([key, typeof text(words, key)]).toEqual([key, 'string'])
        }
      }
    }
    for (const { label } of paneKeys) expect([label, typeof text(words, label)]).toEqual([label, 'string'])
    for (const place of ['everywhere', ...keyPlaces]) expect(typeof text(words, `keys.place.${place}`)).toBe('string')
  })

  test('[KEY3] every reason has words in both languages', () => {
    const reasons = new Set<string>()
    for (const folder of [sourceFolder, path.join(sourceFolder, '../map')])
      for (const name of readdirSync(folder))
        if (/\.tsx?$/.test(name) && !name.includes('.test.'))
          for (const [, key] of readFileSync(path.join(folder, name), 'utf8').matchAll(/'(why\.\w+)'/g))
            reasons.add(key!)
    expect(reasons.size).toBeGreaterThan(10)
    for (const key of reasons)
      expect([key, typeof text(en, key), typeof text(zh, key)]).toEqual([key, 'string', 'string'])
  })

  test('[KEY2] no two have the same key in the same place', () => {
    const taken = new Map<string, string>()
    const all = [...commands, ...paneKeys.map((one) => ({ ...one, id: one.label }))]
    for (const { id, keys, scope } of all)
      for (const place of scope === 'everywhere' ? ['everywhere', ...panes] : scope)
        for (const key of keys) {
          const at = `${key} in ${place}`
          expect([at, taken.get(at)]).toEqual([at, undefined])
          taken.set(at, id)
        }
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })

  test('[KEY2] what works everywhere is no letter', () => {
    const everywhere = commands.filter(({ scope }) => scope === 'everywhere').flatMap(({ keys }) => keys)
    expect(everywhere.length).toBeGreaterThan(5)
    expect(everywhere.filter((key) => key.length === 1 || key === 'Space')).toEqual([])
  })

  test('[KEY1] the menu bar has the keys that are left to it, and no others', () => {
    const source = readFileSync(path.resolve(sourceFolder, '../../../electron/menu.ts'), 'utf8')
    const bar = [...source.matchAll(/accelerator: 'CmdOrCtrl\+([\w+]+)'/g)].map(([, key]) => `Ctrl+${key}`)
    const left = commands.filter(({ menuBar }) => menuBar).flatMap(({ keys }) => keys)
    expect(bar.filter((key) => key !== 'Ctrl+Q').sort()).toEqual([...left].sort())
  })
})

describe('what is possible', () => {
  const why = (id: string, subject: Subject | undefined) => whyNot(the(id), subject)

  test('[KEY3] for a ticket: by who has it and how far it is', () => {
    expect(why('assign', ticket('t1'))).toBeNull()
    expect(why('unassign', ticket('t1'))).toBe('why.notAssigned')
    expect(why('whose', ticket('t1'))).toBe('why.notAssigned')
    expect(why('assign', undefined)).toBe('why.noTicket')
    const world = smallWorld().assign('t1', 'v1', 'w1')
    show(world)
    expect(why('unassign', ticket('t1'))).toBeNull()
    expect(wordsOf(the('assign'), ticket('t1')).key).toBe('act.reassign')
    expect(wordsOf(the('pause'), ticket('t1')).key).toBe('act.pause')
    const pause = { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy: null } as const
    show(world.does(intent('pause-clocks', pause, {})))
    expect(wordsOf(the('pause'), ticket('t1')).key).toBe('act.resume')
    show(world.report('v1', 'on-site'))
    expect(why('unassign', ticket('t1'))).toBe('why.onSite')
    show(world.does(intent('cancel-ticket', { ticketId: 't2', reason: 'twice' }, {})))
    for (const id of ['assign', 'unassign', 'edit', 'cancel'])
      expect([id, why(id, ticket('t2'))]).toEqual([id, 'why.ended'])
    expect(why('note', ticket('t2'))).toBeNull()
    expect(why('assign', { kind: 'tickets', ids: ['t1', 't2'] })).toBeNull()
  })

  test('[KEY3] by the role, and by the window', () => {
    useSession.setState({ actor: actor('viewer') })
    for (const id of ['assign', 'unassign', 'edit', 'cancel', 'note'])
      expect([id, why(id, ticket('t1'))]).toEqual([id, 'why.notPermitted'])
    useSession.setState({ actor: actor('dispatcher'), role: 'map' })
    for (const id of ['edit', 'cancel', 'note', 'pause', 'ledger'])
      expect([id, why(id, ticket('t1'))]).toEqual([id, 'why.mainWindow'])
    expect(why('assign', ticket('t1'))).toBeNull()
  })

  test('[KEY3] giving the selected ticket: by skill, shift and who has it', () => {
    show(
      smallWorld()
        .technician('w3', { skills: [] })
        .technician('w4', { shift: null })
        .ticket('t3', { skills: ['cooling'] }),
    )
    expect(why('give', technician('w1'))).toBe('why.noTicket')
    useUi.setState({ ticketId: 't3' })
    expect(why('give', technician('w1'))).toBeNull()
    expect(why('give', technician('w3'))).toBe('why.lacksSkill')
    expect(why('give', technician('w4'))).toBe('why.offShift')
    show(smallWorld().assign('t1', 'v1', 'w1'))
    useUi.setState({ ticketId: 't1' })
    expect(why('give', technician('w1'))).toBe('why.hasIt')
    expect(why('give', technician('w2'))).toBeNull()
  })

  test('[FIL6] [KEY3] a file: what goes with the ticket, and who may take it off', () => {
    const world = smallWorld()
    const place = (id: string): Subject => ({ kind: 'file', ticketId: 't1', id })
    world.bodies.set('a'.repeat(64), { bytes: 9, type: 'image/png' })
    const said = { name: 'pump.png', type: 'image/png', bytes: 9, sha256: 'a'.repeat(64) } as const
    expect(why('go-files', ticket('t1'))).toBe('why.noFilesYet')
    show(world.does(intent('attach-file', { ticketId: 't1', fileId: 'f1', ...said }, {})))
    expect(why('go-files', ticket('t1'))).toBeNull()
    for (const id of ['open-file', 'save-file', 'remove-file'])
      expect([id, why(id, place('f1')), why(id, place('f9')), why(id, undefined)]).toEqual([
        id,
        null,
        'why.noFile',
        'why.noFile',
      ])
    useSession.setState({ actor: actor('integrator') })
    expect(why('remove-file', place('f1'))).toBe('why.notYourFile')
    useSession.setState({ actor: actor('viewer') })
    expect([why('attach-file', ticket('t1')), why('remove-file', place('f1'))]).toEqual([
      'why.notPermitted',
      'why.notPermitted',
    ])
    expect(why('open-file', place('f1'))).toBeNull()

    // The keys of the detail are about the chosen file while it goes with the ticket that is shown.
    useFiles.setState({ chosen: { ticketId: 't1', id: 'f1' } })
    useUi.setState({ ticketId: 't1' })
    expect(subjectsIn('detail').map(({ kind }) => kind)).toEqual(['file', 'ticket'])
    expect(subjectsIn('board').map(({ kind }) => kind)).toEqual(['ticket'])
    useUi.setState({ ticketId: 't2' })
    expect(subjectsIn('detail').map(({ kind }) => kind)).toEqual(['ticket'])
    useUi.setState({ ticketId: 't1' })
    show(world.does(intent('remove-file', { ticketId: 't1', fileId: 'f1', reason: 'x' }, {})))
    expect(subjectsIn('detail').map(({ kind }) => kind)).toEqual(['ticket'])
  })

  test('[KEY3] marks, and the map', () => {
    expect(why('clear-marks', { kind: 'nothing' })).toBe('why.nothingMarked')
    expect(why('show', ticket('t1'))).toBe('why.noMap')
    const map = { canFit: () => true, fit: () => {}, follow: () => {}, next: () => {} } as unknown as MapHandle
    const takeAway = offerMap(map)
    expect(why('show', ticket('t1'))).toBeNull()
    expect(why('follow', technician('w1'))).toBe('why.noPosition')
    expect(why('follow', { kind: 'nothing' })).toBe('why.noTechnician')
    takeAway()
    expect(why('show', ticket('t1'))).toBe('why.noMap')
  })
})

describe('a key', () => {
  test('[KEY3] asks for its command on what is selected, and names what it relied on', () => {
    show(smallWorld().assign('t1', 'v1', 'w1'))
    useUi.setState({ ticketId: 't1' })
    expect(press('u', 'board')).toBe(true)
    expect(asked).toEqual([
      {
        name: 'submit',
        args: { intents: [{ name: 'unassign-ticket', args: { ticketId: 't1' }, basedOn: { visitId: 'v1' } }] },
      },
    ])
  })

  test('[KEY3] of what is not possible sends nothing and says why', () => {
    useUi.setState({ ticketId: 't1' })
    expect(press('u', 'board')).toBe(true)
    expect(asked).toEqual([])
    expect(useUi.getState().said).toMatchObject({ kind: 'refused', key: 'why.notAssigned' })
    useUi.setState({ ticketId: null })
    expect(press('a', 'board')).toBe(true)
    expect(useUi.getState().said).toMatchObject({ key: 'why.noTicket' })
  })

  test('[KEY2] letters only in a pane that has them; never in text, composing, or while a technician is chosen', () => {
    useUi.setState({ ticketId: 't1' })
    expect(press('a', null)).toBe(false)
    expect(press('c', 'map')).toBe(false)
    expect(press('a', 'board', { target: textField })).toBe(false)
    expect(press('a', 'board', { isComposing: true })).toBe(false)
    expect(press('u', 'board', { ctrlKey: true })).toBe(false)
    expect(useUi.getState().assigning).toBeNull()
    expect(press('A', 'board', { shiftKey: true })).toBe(true)
    expect(useUi.getState().assigning).toBe('t1')
    for (const key of ['a', 'u', 's', ' ']) expect([key, press(key, 'board')]).toEqual([key, false])
    expect(press('F9', null)).toBe(true)
    expect(press('F9', null, { target: textField })).toBe(true)
    expect(press('Escape', null, { target: textField })).toBe(false)
  })

  test('[BRD14] S takes what waits from wherever the notice is seen, and is typed in text', () => {
    for (const pane of ['board', 'map', 'detail', 'roster', 'alarms'] as const)
      expect([pane, press('s', pane)]).toEqual([pane, true])
    expect(press('s', 'detail', { target: textField })).toBe(false)
    expect(press('s', null)).toBe(false)
    expect(useUi.getState().said).toBeNull()
  })

  test('[KEY3] nothing is done to a ticket that is out of sight behind a technician', () => {
    useUi.setState({ ticketId: 't1', technicianId: 'w1' })
    expect(subjectsIn('map')).toEqual([technician('w1')])
    expect(subjectsIn('board')).toEqual([ticket('t1')])
    expect(subjectsIn('roster')).toEqual([technician('w1')])
  })
})

describe('menu and palette', () => {
  test('[KEY4] one of several marked tickets: first all of them, then itself', () => {
    useUi.setState({ marked: new Set(['t1', 't2']) })
    expect(subjectsAt(ticket('t1'))).toEqual([{ kind: 'tickets', ids: ['t1', 't2'] }, ticket('t1')])
    expect(subjectsAt(ticket('t3'))).toEqual([ticket('t3')])
    useUi.setState({ marked: new Set(['t1']) })
    expect(subjectsAt(ticket('t1'))).toEqual([ticket('t1')])
  })

  test('[KEY4] what is done to all of the marked tickets is not offered for the one, and a key is told where it does that', () => {
    const one = menuGroups(commands, [ticket('t1')], 'board')
    expect(one).toHaveLength(1)
    const ids = (at: number, groups = one) => groups[at]!.entries.map(({ command }) => command.id)
    const key = (at: number, id: string, groups = one) =>
      groups[at]!.entries.find(({ command }) => command.id === id)!.shortcut
    expect(ids(0)).toEqual(expect.arrayContaining(['assign', 'unassign', 'show']))
    expect(ids(0)).not.toContain('give')
    expect(key(0, 'assign')).toBe('A')
    expect(key(0, 'mark')).toBe('Space')
    expect(key(0, 'mark', menuGroups(commands, [ticket('t1')], 'map'))).toBeUndefined()

    const several = menuGroups(commands, [{ kind: 'tickets', ids: ['t1', 't2'] }, ticket('t1')], 'board')
    const together = ['assign', 'unassign', 'pause', 'cancel', 'clear-marks', 'show']
    expect(ids(0, several)).toEqual(together)
    expect(ids(1, several).filter((id) => together.includes(id))).toEqual(['show'])
    expect(ids(1, several)).toContain('edit')
    expect([key(0, 'show', several), key(1, 'show', several)]).toEqual([undefined, 'Z'])
  })

  test('[KEY8] what is possible comes first, what has no subject says so', () => {
    const list = paletteList(commands, [ticket('t1')], whyNot)
    const ids = list.map(({ command }) => command.id)
    expect(ids.indexOf('assign')).toBe(0)
    expect(ids).not.toContain('next-pane')
    expect(list.find(({ command }) => command.id === 'unassign')).toMatchObject({ why: 'why.notAssigned' })
    expect(list.find(({ command }) => command.id === 'give')).toMatchObject({ why: 'why.noTechnician' })
    const first = list.findIndex(({ why }) => why !== null)
    expect(list.slice(first).every(({ why }) => why !== null)).toBe(true)
  })

  test('[KEY8] is found by parts of words, in any order, in both scripts', () => {
    expect(matches('', ['Assign…'])).toBe(true)
    expect(matches('ASS', ['Assign…', '指派…'])).toBe(true)
    expect(matches('map show', ['Show on the map'])).toBe(true)
    expect(matches('指', ['Assign…', '指派…'])).toBe(true)
    expect(matches('map note', ['Show on the map', 'Add a note'])).toBe(false)
  })
})
