// What a technician reports of the own visit: accept-visit, decline-visit, report-status.
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { minutes, morning, reassign, refused, smallWorld } from '../../test/support/world.ts'

const accept = (visitId: string) => intent('accept-visit', { visitId }, {})
const decline = (visitId: string) => intent('decline-visit', { visitId, reason: 'too-far' }, {})
const report = (visitId: string, status: 'travelling' | 'on-site') => intent('report-status', { visitId, status }, {})
const offered = () => smallWorld().assign('t1', 'v1', 'w1')

describe('whose visit it is', () => {
  test.each([accept('v1'), decline('v1'), report('v1', 'travelling'), report('v1', 'on-site')])(
    '[VIS14] $name: unknown, another technician’s, ended',
    (asked) => {
      const world = smallWorld()
      expect(world.ask(asked, { phone: 'w1' })).toEqual(refused('visitUnknown', { visitId: 'v1' }))
      world.assign('t1', 'v1', 'w1')
      expect(world.ask(asked, { phone: 'w2' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
      expect(world.ask(asked, { role: 'technician' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
      world.does(reassign('t1', 'v1', 'v2', 'w2'))
      expect(world.ask(asked, { phone: 'w2' })).toEqual(refused('notYourVisit', { visitId: 'v1' }))
      expect(world.ask(asked, { role: 'supervisor' })).toEqual(
        refused('visitEnded', { visitId: 'v1', number: 1001, state: 'recalled', by: 'Anna', at: morning }),
      )
    },
  )

  test('[VIS14] what has ended cannot be declined any more', () => {
    const world = offered().does(reassign('t1', 'v1', 'v2', 'w2'))
    expect(world.ask(decline('v1'), { phone: 'w1' })).toMatchObject(refused('visitEnded', { state: 'recalled' }))
  })

  test('[VIS14] a dispatcher may report for any technician', () => {
    expect(offered().does(report('v1', 'on-site')).get('visit', 'v1').state).toBe('on-site')
  })
})

describe('accept-visit', () => {
  test('[VIS11] it is accepted, and the respond clock stops, at the time it was made', () => {
    const world = offered().wait(10 * minutes)
    world.does(accept('v1'), { phone: 'w1', ageMs: 4 * minutes })
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'accepted', acceptedAt: morning + 6 * minutes })
    expect(world.get('ticket', 't1').clocks.respond.stoppedAt).toBe(morning + 6 * minutes)
    expect(world.get('ticket', 't1').state).toBe('planned')
  })

  test('[VIS11] accepted or further: unchanged', () => {
    const world = offered().does(accept('v1'), { phone: 'w1' })
    expect(world.ask(accept('v1'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    expect(world.report('v1', 'on-site').ask(accept('v1'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
  })
})

describe('decline-visit', () => {
  test('[VIS12] the ticket returns to the queue with the reason, the visit off its route', () => {
    const world = offered().assign('t2', 'v2', 'w1').wait(minutes)
    world.does(decline('v1'), { phone: 'w1' })
    expect(world.get('visit', 'v1')).toMatchObject({
      state: 'declined',
      endReason: 'too-far',
      endedAt: world.now,
      recall: null,
    })
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'new', openVisitId: null })
    expect(world.order('w1')).toEqual(['v2'])
  })

  test('[VIS12] possible until on site', () => {
    const world = offered().report('v1', 'travelling')
    expect(world.ask(decline('v1'), { phone: 'w1' }).kind).toBe('events')
    const there = offered().report('v1', 'on-site')
    expect(there.ask(decline('v1'), { phone: 'w1' })).toMatchObject(refused('visitOnSite', { visitId: 'v1' }))
  })

  test('[VIS12] a reason off the list is malformed', () => {
    const asked = { ...decline('v1'), args: { visitId: 'v1', reason: 'tired' } }
    expect(offered().ask(asked, { phone: 'w1' })).toMatchObject(refused('malformedCommand', { where: 'reason' }))
  })
})

describe('report-status', () => {
  test('[VIS13] setting out puts the ticket in progress; arriving stops the arrive clock', () => {
    const world = offered().does(accept('v1'), { phone: 'w1' }).wait(minutes).report('v1', 'travelling')
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'travelling', travellingAt: morning + minutes })
    expect(world.get('ticket', 't1')).toMatchObject({ state: 'in-progress', clocks: { arrive: { stoppedAt: null } } })
    world.wait(20 * minutes).does(report('v1', 'on-site'), { phone: 'w1', ageMs: 2 * minutes })
    expect(world.get('visit', 'v1')).toMatchObject({ state: 'on-site', onSiteAt: morning + 19 * minutes })
    expect(world.get('ticket', 't1').clocks.arrive.stoppedAt).toBe(morning + 19 * minutes)
  })

  test.each(['travelling', 'on-site'] as const)('[VIS13] %s before the acceptance accepts by itself', (status) => {
    const world = offered().report('v1', status)
    expect(world.get('visit', 'v1')).toMatchObject({ state: status, acceptedAt: morning })
    expect(world.get('ticket', 't1').clocks.respond.stoppedAt).toBe(morning)
  })

  test('[VIS13] the same again, or setting out after arriving: unchanged', () => {
    const world = offered().report('v1', 'travelling')
    expect(world.ask(report('v1', 'travelling'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    world.report('v1', 'on-site')
    expect(world.ask(report('v1', 'on-site'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
    expect(world.ask(report('v1', 'travelling'), { phone: 'w1' })).toEqual({ kind: 'unchanged' })
  })
})
