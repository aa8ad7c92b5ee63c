// Keys that somebody has changed: what they may be, and what becomes of the others.
import '../../../test/support/page-stub.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { actor } from '../../../test/support/world.ts'
import { useSession } from '../data/session.ts'
import { isChangeable, keysInUse, whyNotKey } from './keys-in-use.ts'
import { keysNow } from './keys-now.ts'
import { menuGroups } from './menu-groups.ts'
import { paneKeys } from './pane-keys.ts'
import { commands } from './registry.ts'
import { takeKey } from './take-key.ts'

const the = (id: string) => commands.find((one) => one.id === id)!
const why = (id: string, key: string, own = {}) => whyNotKey(commands, paneKeys, own, the(id), key)
const inUse = (own: Record<string, string[]>) => keysInUse(commands, paneKeys, own)
const dispatcher = actor('dispatcher')

beforeEach(() => useSession.setState({ habits: {}, actor: dispatcher, role: 'console' }))

describe('a new key', () => {
  test('[KEY21] that another command has in the same place is refused, and says whose it is', () => {
    expect(why('unassign', 'P')).toMatchObject({ code: 'taken', label: 'act.pause' })
    expect(why('unassign', 'F9')).toMatchObject({ code: 'taken', label: 'act.review' })
    expect(why('review', 'F8')).toMatchObject({ code: 'taken', label: 'act.nextAlarm' })
    expect(why('unassign', 'Ctrl+Shift+M')).toMatchObject({ code: 'taken', label: 'act.mapWindow' })
    expect(why('unassign', 'Ctrl+3')).toMatchObject({ code: 'taken', label: 'paneKey.view' })
    expect(why('next-technician', '+')).toMatchObject({ code: 'taken', label: 'paneKey.zoom' })
    // A form's key is taken from what works everywhere; in a pane it is free.
    expect(why('review', 'F4')).toMatchObject({ code: 'taken', label: 'formKey.intake.same', scope: ['intake'] })
    expect(why('review', 'Ctrl+Shift+N')).toMatchObject({ code: 'taken', scope: ['intake'] })
    expect(why('unassign', 'F4')).toBeNull()
    expect(why('unassign', 'U')).toBeNull()
    expect(why('unassign', 'Q')).toBeNull()
  })

  test('[KEY21] what somebody else’s command was given is taken, what it had is free', () => {
    expect(why('unassign', 'Q', { pause: ['Q'] })).toMatchObject({ code: 'taken', label: 'act.pause' })
    expect(why('unassign', 'P', { pause: ['Q'] })).toBeNull()
    // Shelving has it too, but at the alarm line.
    expect(why('mark-in-view', 'Shift+K')).toBeNull()
  })

  test('[KEY22] a letter works in a pane only, and keys that text, lists and the system need are nobody’s', () => {
    for (const key of ['Q', 'Shift+Q', 'Space', '7']) expect(why('review', key)).toEqual({ code: 'letterEverywhere' })
    for (const key of ['Tab', 'Enter', 'Esc', 'Ctrl+C', 'Ctrl+Z', 'ArrowUp', 'Shift'])
      expect(why('unassign', key)).toEqual({ code: 'reserved' })
    expect(why('review', 'Ctrl+J')).toBeNull()
    expect(why('review', 'F11')).toBeNull()
  })

  test('[KEY22] the menu bar’s keys and Esc stay as they are', () => {
    const fixed = commands.filter((one) => !isChangeable(one)).map(({ id }) => id)
    expect(fixed.sort()).toEqual(['language', 'leave', 'map-window', 'theme', 'wall-window'])
    expect(inUse({ theme: ['F11'] }).get('theme')).toEqual(the('theme').keys)
  })
})

describe('what is kept', () => {
  test('[KEY24] of a command nobody knows, or that cannot be, does no harm', () => {
    const strange = inUse({
      'no-such-command': ['Q'],
      review: ['Z'],
      unassign: ['Tab'],
      pause: ['F9'],
      __proto__: ['X'],
    })
    expect(strange.has('no-such-command')).toBe(false)
    expect(strange.get('review')).toEqual([])
    expect(strange.get('pause')).toEqual(['F9'])
    expect(strange.get('unassign')).toEqual(['U'])
    const bound = inUse({ unassign: ['Ctrl+3'], edit: ['Ctrl+Shift+M'] })
    expect([bound.get('unassign'), bound.get('edit')]).toEqual([['U'], ['E']])
  })

  test('[KEY24] no two commands come to have the same key in the same place', () => {
    const map = inUse({ unassign: ['Q'], pause: ['Q'], edit: ['A'], assign: [] })
    expect([map.get('unassign'), map.get('pause'), map.get('edit'), map.get('assign')]).toEqual([
      ['Q'],
      ['P'],
      ['A'],
      [],
    ])
  })

  test('[KEY20] works at once, in keys and menus, for whoever has changed it and nobody else', () => {
    const habits = { [dispatcher.id]: { keys: { review: ['F11'] }, lines: [] } }
    useSession.setState({ habits })
    expect(keysNow('review')).toEqual(['F11'])
    const press = (key: string) =>
      takeKey(
        { key, target: null, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false } as KeyboardEvent,
        null,
      )
    expect([press('F9'), press('F11')]).toEqual([false, true])
    useSession.setState({ habits: { [dispatcher.id]: { keys: { edit: ['Q'] }, lines: [] } } })
    const [group] = menuGroups(commands, [{ kind: 'ticket', id: 't1' }], 'board')
    expect(group?.entries.find(({ command }) => command.id === 'edit')?.shortcut).toBe('Q')
    useSession.setState({ actor: actor('supervisor') })
    expect(keysNow('edit')).toEqual(['E'])
  })
})
