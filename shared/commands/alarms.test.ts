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

  test('[ALM3] [ALM12] expected to be late is as urgent as yellow: it takes its place, and is announced no second time', () => {
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

  test('[ALM6] whatever happens: none is lost, none is acknowledged unseen, and every step has its actor and time', () => {
    const deed = fc.constantFrom('yellow', 'urgent', 'due', 'gone', 'see', 'seeOld', 'shelve', 'back', 'on')
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, fc.nat(30)), { maxLength: 40 }), (deeds) => {
        const world = new World()
        /** what a person at the screen has been shown, and whether the condition holds */
        let shown = -1
        let holds = false
        let seenSince = -1
        const ask = (asked: ReturnType<typeof raise>, as: As = rule) => world.ask(asked, as)
        for (const [what, wait] of deeds) {
          world.wait(wait * minutes + 1)
          const before = alarm(world)
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
          else if (what === 'on') ask(on)
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
        }
        for (const { actor, at, seat } of world.commits)
          expect([actor.name !== '', at > 0, seat !== '']).toEqual([true, true, true])
      }),
      runs(400),
    )
  })
})
