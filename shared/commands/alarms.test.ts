import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import type { AlarmType } from '../alarms/registry.ts'
import { isUnseen } from '../model/alarm.ts'
import { runs } from '../../test/support/runs.ts'
import { hours, minutes, morning, refused, World, type As } from '../../test/support/world.ts'

const rule = { role: 'rule' } as const
const about = { id: 'sla:t1', ticketId: 't1', technicianId: null, area: 'south' }
const raise = (type: AlarmType = 'sla-urgent') => intent('raise-alarm', { alarm: { ...about, type } }, {})
const gone = intent('return-alarm', { alarmId: 'sla:t1' }, {})
const see = (raisedAt: number) => intent('acknowledge-alarms', { alarms: [{ id: 'sla:t1', raisedAt }] }, {})
const shelve = (raisedAt: number, minutes: 15 | 60 = 15) =>
  intent('shelve-alarm', { alarmId: 'sla:t1', raisedAt, minutes, reason: 'known' }, {})
const back = intent('unshelve-alarm', { alarmId: 'sla:t1' }, {})
const on = intent('escalate-alarm', { alarmId: 'sla:t1' }, {})
const away = (seat: string) => intent('escalate-alarm', { alarmId: 'sla:t1', gone: seat }, {})
const take = (heldBy: string | null) => intent('take-alarms', { alarms: [{ id: 'sla:t1', heldBy }] }, {})
const give = (handoverId = 'h1') =>
  intent('hand-over-alarms', { handoverId, to: 'dispatcher', note: 'mind the dog', alarmIds: ['sla:t1'] }, {})
const accept = (handoverId = 'h1') => intent('accept-handover', { handoverId, alarmIds: ['sla:t1'] }, {})
const sven: As = { role: 'supervisor', seat: 'console-2' }
const bea: As = { name: 'Bea', seat: 'console-3' }
const alarm = (world: World) => world.state.get('alarm', 'sla:t1')

describe('alarms', () => {
  test('[ALM2] raised, seen, returned: gone; returned before anybody has seen it, it waits', () => {
    const world = new World().does(raise(), rule)
    expect(alarm(world)).toMatchObject({ priority: 2, active: true, acknowledged: null, owner: 'dispatcher' })
    expect(world.ask(raise(), rule)).toEqual({ kind: 'unchanged' })
    world.wait(minutes).does(see(morning))
    expect(alarm(world)?.acknowledged).toMatchObject({ by: { name: 'Anna' }, at: morning + minutes })
    expect(alarm(world.does(gone, rule))).toBeUndefined()
    world.does(raise(), rule).does(gone, rule)
    expect(alarm(world)).toMatchObject({ active: false, acknowledged: null })
    expect(alarm(world.does(see(world.now)))).toBeUndefined()
  })

  test('[ALM3] more urgent, it is to be seen anew, and who saw the older one has not seen this; less urgent, it is not', () => {
    const world = new World()
      .does(raise('sla-yellow'), rule)
      .does(see(morning))
      .wait(hours)
      .does(raise('sla-due'), rule)
    expect(alarm(world)).toMatchObject({ priority: 1, acknowledged: null, raisedAt: morning + hours })
    expect(world.ask(see(morning))).toEqual(refused('alarmChanged', { alarmId: 'sla:t1', at: morning + hours }))
    world
      .does(see(morning + hours))
      .wait(hours)
      .does(raise('sla-yellow'), rule)
    expect(alarm(world)).toMatchObject({ priority: 3, type: 'sla-yellow', acknowledged: { at: morning + hours } })
  })

  test('[ALM3] [ALM16] expected to be late is as urgent as yellow: it takes its place, and is announced no second time', () => {
    const world = new World()
      .does(raise('sla-yellow'), rule)
      .does(see(morning))
      .wait(hours)
      .does(raise('sla-late'), rule)
    expect(alarm(world)).toMatchObject({
      priority: 3,
      type: 'sla-late',
      raisedAt: morning,
      acknowledged: { at: morning },
    })
  })

  test('[ALM4] put aside for a time, with a reason; the most urgent by a supervisor only', () => {
    const world = new World().does(raise(), rule).does(shelve(morning))
    expect(alarm(world)?.shelved).toMatchObject({
      until: morning + 15 * minutes,
      reason: 'known',
      by: { name: 'Anna' },
    })
    expect(world.wait(14 * minutes).ask(back, rule)).toMatchObject(refused('alarmShelved'))
    world.wait(minutes).does(back, rule)
    expect(alarm(world)).toMatchObject({ shelved: null, acknowledged: null, raisedAt: morning + 15 * minutes })
    const urgent = new World().does(raise('sla-due'), rule)
    expect(urgent.ask(shelve(morning))).toMatchObject(refused('alarmTooUrgent'))
    expect(urgent.ask(shelve(morning), { role: 'supervisor' })).toMatchObject({ kind: 'events' })
  })

  test('[ALM4] on the shelf it may come and go, but what becomes more urgent comes off it', () => {
    const world = new World().does(raise('sla-yellow'), rule).does(shelve(morning, 60)).does(gone, rule).wait(minutes)
    expect(alarm(world.does(raise('sla-yellow'), rule))?.shelved).not.toBeNull()
    expect(alarm(world.does(raise('sla-due'), rule))?.shelved).toBeNull()
    const returned = new World().does(raise(), rule).does(shelve(morning)).does(gone, rule).wait(hours).does(back, rule)
    expect(alarm(returned)).toBeUndefined()
  })

  test('[ALM5] nobody acts: it goes on from role to role, each once, and no further than the supervisor', () => {
    const world = new World().does(raise(), rule)
    expect(world.wait(10 * minutes - 1).ask(on, rule)).toEqual({ kind: 'unchanged' })
    expect(alarm(world.wait(1).does(on, rule))?.owner).toBe('shift-lead')
    expect(world.ask(on, rule)).toEqual({ kind: 'unchanged' })
    expect(alarm(world.wait(10 * minutes).does(on, rule))?.owner).toBe('supervisor')
    expect(world.wait(hours).ask(on, rule)).toEqual({ kind: 'unchanged' })
    const seen = new World().does(raise(), rule).does(see(morning)).wait(hours)
    expect(seen.ask(on, rule)).toEqual({ kind: 'unchanged' })
  })

  test('[ALM12] taken over: by name, at every seat; not seen by it; taken from a colleague only by who knows of them', () => {
    const world = new World().does(raise(), rule).wait(minutes).does(take(null), sven)
    expect(alarm(world)).toMatchObject({
      holder: { by: { name: 'Sven' }, seat: 'console-2', at: morning + minutes },
      acknowledged: null,
      owner: 'dispatcher',
    })
    expect(world.ask(take(null), sven)).toEqual({ kind: 'unchanged' })
    expect(world.ask(take(null))).toEqual(refused('alarmHeld', { alarmId: 'sla:t1', by: 'Sven', at: world.now }))
    expect(alarm(world.does(take('supervisor-Sven')))?.holder?.by.name).toBe('Anna')
    // The own one at another seat: there it is now.
    expect(alarm(world.does(take(null), { seat: 'console-3' }))?.holder?.seat).toBe('console-3')
    expect(world.ask(intent('take-alarms', { alarms: [{ id: 'sla:t9', heldBy: null }] }, {}))).toEqual({
      kind: 'unchanged',
    })
  })

  test('[ESC6] whoever has it has the time to respond, also when it becomes more urgent; then it is the next one’s', () => {
    const world = new World()
      .does(raise(), rule)
      .wait(9 * minutes)
      .does(take(null), sven)
    expect(world.wait(10 * minutes - 1).ask(on, rule)).toEqual({ kind: 'unchanged' })
    expect(alarm(world.wait(1).does(on, rule))).toMatchObject({ owner: 'shift-lead' })
    expect(alarm(world)?.holder).toBeUndefined()
    world.does(take(null), sven).does(raise('sla-due'), rule)
    expect(alarm(world)?.holder?.by.name).toBe('Sven')
    world.wait(5 * minutes).does(on, rule)
    expect(alarm(world)?.holder).toBeUndefined()
    // Beyond the supervisors there is nobody, but whoever does nothing no longer has it.
    world.wait(hours).does(on, rule).does(take(null), sven).wait(hours)
    expect(alarm(world.does(on, rule))?.owner).toBe('supervisor')
    expect(alarm(world)?.holder).toBeUndefined()
    expect(world.wait(hours).ask(on, rule)).toEqual({ kind: 'unchanged' })
  })

  test('[ESC6] the seat that has it is away: it goes on, and what was seen there is to be seen anew', () => {
    const world = new World().does(raise(), rule).does(take(null)).does(see(morning)).wait(minutes)
    expect(world.ask(away('console-9'), rule)).toEqual({ kind: 'unchanged' })
    expect(alarm(world.does(away('console-1'), rule))).toMatchObject({
      owner: 'shift-lead',
      acknowledged: null,
      raisedAt: morning + minutes,
    })
    expect(alarm(world)?.holder).toBeUndefined()
    expect(world.ask(away('console-1'), rule)).toEqual({ kind: 'unchanged' })
    const aside = new World().does(raise(), rule).does(take(null)).does(shelve(morning))
    expect(aside.ask(away('console-1'), rule)).toEqual({ kind: 'unchanged' })
    const over = new World().does(raise(), rule).does(take(null)).does(gone, rule)
    expect(over.ask(away('console-1'), rule)).toEqual({ kind: 'unchanged' })
  })

  test('[ALM13] handed over: the giver’s until somebody of the role accepts, and goes on as before', () => {
    const world = new World().does(raise(), rule).does(take(null)).does(give())
    expect(alarm(world)).toMatchObject({
      holder: { by: { name: 'Anna' } },
      handover: { id: 'h1', by: { name: 'Anna' }, to: 'dispatcher', note: 'mind the dog', at: morning },
    })
    expect(world.ask(accept())).toMatchObject(refused('notPermitted'))
    expect(world.ask(accept(), { role: 'shift-lead' })).toMatchObject(refused('notPermitted'))
    expect(world.ask(accept('h2'), bea)).toEqual(refused('handoverGone', { handoverId: 'h2' }))
    expect(alarm(world.wait(10 * minutes).does(on, rule))).toMatchObject({
      owner: 'shift-lead',
      handover: { id: 'h1' },
    })
    world.does(accept(), bea)
    expect(alarm(world)).toMatchObject({ holder: { by: { name: 'Bea' }, seat: 'console-3' } })
    expect(alarm(world)?.handover).toBeUndefined()
    expect(world.ask(accept(), bea)).toMatchObject(refused('handoverGone'))
    expect(alarm(world.does(give(), bea).does(accept(), sven))?.holder?.by.name).toBe('Sven')
  })

  test('[ALM13] only one’s own is handed over, what nobody has if it is put aside or was seen; taking it ends the offer', () => {
    const world = new World().does(raise(), rule)
    expect(world.ask(give())).toMatchObject(refused('handoverGone'))
    world.does(take(null), sven)
    expect(world.ask(give())).toMatchObject(refused('alarmHeld', { by: 'Sven' }))
    const seen = new World().does(raise(), rule).does(see(morning))
    expect(alarm(seen.does(give()))).toMatchObject({ handover: { id: 'h1' } })
    const aside = new World().does(raise(), rule).does(shelve(morning), sven)
    expect(alarm(aside.does(give()))).toMatchObject({ handover: { id: 'h1' }, shelved: { by: { name: 'Sven' } } })
    expect(aside.ask(give('h2'), bea)).toMatchObject(refused('alarmHeld', { by: 'Anna' }))
    expect(alarm(aside.does(take(null)))).toMatchObject({ holder: { by: { name: 'Anna' } } })
    expect(alarm(aside)?.handover).toBeUndefined()
  })

  test('[ALM6] whatever happens: none is lost, none is acknowledged unseen, and every step has its actor, seat and time', () => {
    const deed = fc.constantFrom(
      ...(['yellow', 'urgent', 'due', 'gone', 'see', 'seeOld', 'shelve', 'back', 'on', 'away'] as const),
      ...(['take', 'svenTakes', 'give', 'accept'] as const),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, fc.nat(30)), { maxLength: 40 }), (deeds) => {
        const world = new World()
        /** what a person at the screen has been shown, and whether the condition holds */
        let shown = -1
        let holds = false
        let seenSince = -1
        /** who has it, by what was said to them */
        let has: string | null = null
        for (const [what, wait] of deeds) {
          world.wait(wait * minutes + 1)
          const before = alarm(world)
          const commits = world.commits.length
          let as: As = rule
          const ask = (asked: ReturnType<typeof raise>, by: As = rule) => world.ask(asked, (as = by)).kind === 'events'
          if (what === 'yellow' || what === 'urgent' || what === 'due') {
            ask(raise(`sla-${what}`))
            holds = true
          } else if (what === 'gone') {
            ask(gone)
            holds = false
          } else if (what === 'see' && before) {
            shown = before.raisedAt
            ask(see(shown), {})
            seenSince = shown
          } else if (what === 'seeOld' && shown >= 0) ask(see(shown), {})
          else if (what === 'shelve' && before) ask(shelve(before.raisedAt, 60), { role: 'supervisor' })
          else if (what === 'back') ask(back)
          else if (what === 'on' && ask(on)) has = null
          else if (what === 'away' && before?.holder && ask(away(before.holder.seat))) has = null
          else if (what === 'take' && ask(take(before?.holder?.by.id ?? null), {})) has = 'Anna'
          else if (what === 'svenTakes' && ask(take(null), sven)) has = 'Sven'
          else if (what === 'give') ask(give(), {})
          else if (what === 'accept' && ask(accept(), bea)) has = 'Bea'
          const after = alarm(world)
          // A condition that holds has its alarm.
          expect(!holds || after?.active === true).toBe(true)
          // Acknowledged is what somebody was shown, as it is now.
          expect(!after?.acknowledged || after.raisedAt === seenSince).toBe(true)
          // It goes only when its condition is gone, and somebody has seen it or it was put aside.
          const wasUnseen = before && isUnseen(before)
          expect(
            !before || after !== undefined || (!holds && (!wasUnseen || what === 'see' || what === 'seeOld')),
          ).toBe(true)
          // It is with whoever has taken or accepted it last, and with nobody once it has gone on.
          if (!after) has = null
          expect(after?.holder?.by.name ?? null).toBe(has)
          // Whatever has become of it stands in the log, by whom, where and when.
          const step = world.commits[commits]
          const { actor, seat } = world.stamp(as)
          expect(world.commits.length - commits).toBe(after === before ? 0 : 1)
          expect(step === undefined || (step.at === world.now && step.seat === seat)).toBe(true)
          expect(step === undefined || step.actor.name === actor.name).toBe(true)
        }
      }),
      runs(400),
    )
  })
})
