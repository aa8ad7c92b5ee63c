// Taking back at one seat: the order of what is asked for, the outbox, and what the relay says.
import { beforeEach, describe, expect, test } from 'vitest'
import { intent } from '../shared/commands/decide.ts'
import type { Intent } from '../shared/commands/command.ts'
import { Desk } from '../test/support/desk.ts'
import { actor, assign, reassign, smallWorld, type World } from '../test/support/world.ts'
import { UndoDesk } from './undo-desk.ts'

const anna = actor('dispatcher')
const sven = actor('supervisor')
let world: World
let desk: Desk
let undo: UndoDesk
let told: number

beforeEach(() => {
  world = smallWorld()
  desk = new Desk().goLive(world)
  told = 0
  undo = new UndoDesk(
    { client: desk.client, seat: 'console-1', mono: () => desk.mono, now: () => desk.client.clock.now(desk.mono) },
    () => void told++,
  )
})

/** As the console does it. */
function submit(...intents: Intent[]): Promise<unknown> {
  return undo.did(new Promise((resolve) => desk.client.submit(intents, anna, desk.mono, resolve)), anna)
}

/** The relay decides what was pushed, and everybody hears of it. */
function relayDecides(): void {
  for (const command of desk.pushed) {
    const decision = world.ask(command)
    if (decision.kind === 'refused') desk.answer(command.id, { ...decision, seq: world.commits.length })
    if (decision.kind !== 'events') continue
    const from = world.commits.length - 1
    const commit = { ...world.commits[from]!, id: command.id, seat: command.seat }
    world.commits[from] = commit
    undo.saw([commit])
    desk.feed(from, commit)
  }
  desk.takeSent()
}

function other(asked: Intent, seen = true): void {
  world.does(asked, { role: 'shift-lead' })
  const from = world.commits.length - 1
  const commit = { ...world.commits[from]!, seat: 'console-2' }
  world.commits[from] = commit
  if (!seen) return
  undo.saw([commit])
  desk.feed(from, commit)
}

const whose = (ticketId: string) =>
  desk.client.replica.get('visit', desk.client.replica.get('ticket', ticketId)?.openVisitId ?? '')?.technicianId ?? null
const settled = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve()
  desk.disk()
}

describe('at the desk', () => {
  test('[UND1] a press right after an act waits for the act, and two presses take two', async () => {
    void submit(assign('t1', 'v1', 'w1'))
    void submit(reassign('t1', 'v1', 'v2', 'w2'))
    const presses = [undo.undo('undo', null, anna), undo.undo('undo', null, anna)]
    desk.disk()
    for (let i = 0; i < 4; i++) await settled()
    expect(await Promise.all(presses)).toMatchObject([
      { kind: 'taken', results: [{ kind: 'queued' }], step: { acts: [{ name: 'reassign-ticket', from: 'w1' }] } },
      { kind: 'taken', results: [{ kind: 'queued' }], step: { acts: [{ name: 'assign-ticket' }] } },
    ])
    relayDecides()
    expect([whose('t1'), world.get('ticket', 't1').state, world.order('w1'), world.order('w2')]).toEqual([
      null,
      'new',
      [],
      [],
    ])
    expect(undo.picture(anna)).toMatchObject({ undo: [], redo: [{}, {}] })
    expect(told).toBeGreaterThan(3)
  })

  test('[UND1] each person has a list of their own', async () => {
    const done = submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    await done
    expect(undo.picture(sven).undo).toEqual([])
    expect(await undo.undo('undo', null, sven)).toEqual({ kind: 'nothing' })
    expect(undo.picture(anna).undo).toHaveLength(1)
  })

  test('[UND7] offline it never reaches the relay, and can be done again', async () => {
    desk.client.closed()
    const done = submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    await done
    const undone = undo.undo('undo', null, anna)
    await settled()
    expect(await undone).toMatchObject({ kind: 'taken', results: [{ kind: 'withdrawn' }] })
    expect([desk.client.outbox.list.length, whose('t1')]).toEqual([0, null])
    const again = undo.undo('redo', null, anna)
    await settled()
    expect(await again).toMatchObject({ kind: 'taken', results: [{ kind: 'queued' }] })
    expect([whose('t1'), undo.picture(anna).undo.length, undo.picture(anna).redo.length]).toEqual(['w1', 1, 0])
    desk.client.opened(desk.mono)
    desk.welcome()
    relayDecides()
    expect(world.order('w1')).toEqual(['v1'])
    const late = undo.undo('undo', null, anna)
    await settled()
    expect(await late).toMatchObject({ results: [{ kind: 'queued' }] })
    relayDecides()
    expect(world.order('w1')).toEqual([])
  })

  test('[UND7] offline behind something else it goes its way', async () => {
    const done = submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    await done
    relayDecides()
    desk.client.closed()
    const undone = undo.undo('undo', null, anna)
    await settled()
    expect(await undone).toMatchObject({ results: [{ kind: 'queued' }] })
    expect([desk.client.outbox.list.length, whose('t1')]).toEqual([1, null])
    // Its own taking back has not left yet, and goes as if it had never been.
    const again = undo.undo('redo', null, anna)
    await settled()
    expect(await again).toMatchObject({ results: [{ kind: 'withdrawn' }] })
    expect([desk.client.outbox.list.length, whose('t1')]).toEqual([0, 'w1'])
  })

  test('[UND4] what others have done is refused at once, in the rule’s words or with who it was', async () => {
    const edit = (from: string, to: string) =>
      intent('edit-ticket', { ticketId: 't2', fields: { access: { from, to } } }, {})
    for (const asked of [assign('t1', 'v1', 'w1'), edit('', 'gate 4')]) {
      const done = submit(asked)
      desk.disk()
      await done
    }
    relayDecides()
    other(reassign('t1', 'v1', 'v2', 'w2'))
    expect(undo.picture(anna).undo[0]?.acts[0]?.touched).toMatchObject({ by: 'Lin' })
    other(edit('gate 4', 'gate 5'))
    other(edit('gate 5', 'gate 4'))
    const results = [await undo.undo('undo', null, anna), await undo.undo('undo', null, anna)]
    expect(results).toMatchObject([
      { results: [{ kind: 'refused', code: 'fieldChanged', facts: { by: 'Lin' } }] },
      { results: [{ kind: 'refused', code: 'ticketMoved', facts: { by: 'Lin', technicianId: 'w2' } }] },
    ])
    expect([desk.pushed, undo.picture(anna).undo, undo.picture(anna).redo]).toEqual([[], [], []])
  })

  test('[UND3] [UND6] what the console could not know the relay turns down, and it leaves the list', async () => {
    const done = submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    await done
    relayDecides()
    other(reassign('t1', 'v1', 'v2', 'w2'), false)
    const undone = undo.undo('undo', null, anna)
    await settled()
    expect(await undone).toMatchObject({ results: [{ kind: 'queued' }] })
    expect(undo.picture(anna).redo).toHaveLength(1)
    relayDecides()
    expect(world.order('w2')).toEqual(['v2'])
    undo.refused(desk.client.outbox.refused)
    expect(desk.client.outbox.refused).toMatchObject([{ code: 'ticketMoved', facts: { by: 'Lin' } }])
    expect(undo.picture(anna)).toMatchObject({ undo: [], redo: [] })
  })

  test('[UND1] another log than the one in which it was done ends the list', async () => {
    const done = submit(assign('t1', 'v1', 'w1'))
    desk.disk()
    await done
    relayDecides()
    undo.saw([])
    expect(undo.picture(anna).undo).toHaveLength(1)
    desk.client.replica.epoch = 'epoch-2'
    undo.saw([])
    expect(undo.picture(anna).undo).toEqual([])
  })
})
