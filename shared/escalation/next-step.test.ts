// What the relay is to do about a ticket by itself, and when.
import { describe, expect, test } from 'vitest'
import { nextStep } from './next-step.ts'
import { intent } from '../commands/decide.ts'
import { hours, minutes, morning, World } from '../../test/support/world.ts'

const rule = { role: 'rule' } as const
const step = (world: World) => nextStep(world.state, world.get('ticket', 't1'))
const decline = (visitId: string) => intent('decline-visit', { visitId, reason: 'too-far' }, {})
const accept = (visitId: string) => intent('accept-visit', { visitId }, {})
const escalate = (visitId: string, technicianId: string, after: string | null, forced = false) =>
  intent('escalate-ticket', { ticketId: 't1', visitId, technicianId, forced }, { visitId: after })
/** Normal: respond 2 h, yellow after 90 min. */
const ticket = () =>
  ['w1', 'w2', 'w3', 'w4', 'w5'].reduce((world, id) => world.technician(id), new World()).ticket('t1')

describe('an offer that nobody answers', () => {
  test('[ESC2] is passed on ten minutes after its release; before that there is no step', () => {
    const held = ticket().grace(minutes).assign('t1', 'v1', 'w1')
    expect(step(held)).toBeNull()
    held.wait(minutes).does(intent('release-visit', { visitId: 'v1' }, {}), rule)
    expect(step(held)).toEqual({ at: morning + 11 * minutes, forced: false, ruleId: 'next-candidate' })
  })

  test('[ESC2] three times by the rule, however often people have offered it', () => {
    const world = ticket().assign('t1', 'v1', 'w1').does(decline('v1'), { phone: 'w1' }).assign('t1', 'v2', 'w2')
    let last = 'v2'
    for (const [i, technician] of ['w3', 'w4', 'w5'].entries()) {
      expect(step(world)).toMatchObject({ ruleId: 'next-candidate' })
      world.wait(11 * minutes).does(escalate(`r${i}`, technician, last), rule)
      last = `r${i}`
    }
    // What comes next is not another one to ask.
    expect(step(world)).toMatchObject({ ruleId: 'forced-offer' })
  })

  test('[ESC2] [ESC3] of two steps the sooner one', () => {
    const world = ticket()
      .wait(88 * minutes)
      .assign('t1', 'v1', 'w1')
    expect(step(world)).toEqual({ at: morning + 95 * minutes, forced: true, ruleId: 'forced-offer' })
    const early = ticket().assign('t1', 'v1', 'w1')
    expect(step(early)).toEqual({ at: morning + 10 * minutes, forced: false, ruleId: 'next-candidate' })
  })

  test('[ESC2] whoever has accepted it, or may not decline it, has it; what is paused or has ended waits for nobody', () => {
    const offered = () => ticket().assign('t1', 'v1', 'w1')
    expect(step(offered().does(accept('v1'), { phone: 'w1' }))).toBeNull()
    expect(
      step(
        offered()
          .wait(2 * hours)
          .does(escalate('v2', 'w2', 'v1', true), rule),
      ),
    ).toBeNull()
    const pause = { ticketId: 't1', pauseId: 'p', reason: 'parts', note: '', endsBy: null } as const
    expect(step(offered().does(intent('pause-clocks', pause, {})))).toBeNull()
    const declined = () => offered().does(decline('v1'), { phone: 'w1' })
    expect(step(declined())).not.toBeNull()
    expect(step(declined().does(intent('cancel-ticket', { ticketId: 't1', reason: 'double' }, {})))).toBeNull()
  })
})

describe('what is yellow and untaken', () => {
  test('[ESC3] is given five minutes after the yellow, or after the last refusal when that was later', () => {
    const early = ticket()
      .assign('t1', 'v1', 'w1')
      .wait(8 * minutes)
      .does(decline('v1'), { phone: 'w1' })
    expect(step(early)?.at).toBe(morning + 95 * minutes)
    const late = ticket()
      .wait(95 * minutes)
      .assign('t1', 'v1', 'w1')
      .wait(3 * minutes)
    expect(step(late.does(decline('v1'), { phone: 'w1' }))?.at).toBe(morning + 103 * minutes)
  })

  test('[ESC3] by the clocks that run: one that was met says nothing any more', () => {
    // Accepted and taken back: respond is met, the next to turn yellow is arrive, after 6 h.
    const world = ticket()
      .assign('t1', 'v1', 'w1')
      .does(accept('v1'), { phone: 'w1' })
      .does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v1' }))
    expect(step(world)?.at).toBe(morning + 6 * hours + 5 * minutes)
  })

  test('[ESC3] never what nobody was asked about, and once only', () => {
    expect(step(ticket().wait(9 * hours))).toBeNull()
    const world = ticket()
      .wait(100 * minutes)
      .assign('t1', 'v1', 'w1')
      .wait(10 * minutes)
    world.does(escalate('v2', 'w2', 'v1', true), rule)
    expect(world.get('visit', 'v2').forced).toBe(true)
    world.does(intent('unassign-ticket', { ticketId: 't1' }, { visitId: 'v2' }))
    expect(step(world)).toBeNull()
  })
})
