import { describe, expect, test } from 'vitest'
import { decide, intent, rules } from './decide.ts'
import type { Intent } from './command.ts'
import { EntityTables } from '../model/entities.ts'
import { roleSchema, type Role } from '../model/actor.ts'
import { defaultSettings } from '../sla/settings.ts'
import { contents, facts, recruit, refused, smallWorld, World } from '../../test/support/world.ts'

const people: Role[] = ['dispatcher', 'shift-lead', 'supervisor']
const dispatchers: Role[] = ['dispatcher', 'shift-lead', 'supervisor', 'rule']

/** Written out once more, so that a right cannot be given or taken by accident. */
const permitted: Record<keyof typeof rules, Role[]> = {
  'accept-handover': people,
  'accept-visit': [...dispatchers, 'technician'],
  'acknowledge-alarms': people,
  'add-note': [...dispatchers, 'technician', 'integrator', 'administrator'],
  'archive-ticket': ['rule'],
  'assign-ticket': dispatchers,
  'cancel-ticket': [...dispatchers, 'integrator'],
  'configure-centre': ['administrator', 'integrator'],
  'configure-sla': ['administrator', 'integrator'],
  'confirm-delivery': ['technician'],
  'correct-clocks': ['supervisor'],
  'create-ticket': [...dispatchers, 'integrator'],
  'cross-thresholds': ['rule'],
  'decline-visit': [...dispatchers, 'technician'],
  'edit-ticket': [...dispatchers, 'integrator'],
  'escalate-alarm': ['rule'],
  'escalate-ticket': ['rule'],
  'expect-lateness': ['rule'],
  'hand-over-alarms': people,
  'pause-clocks': dispatchers,
  'raise-alarm': ['rule'],
  'reassign-ticket': dispatchers,
  'reckon-clocks': ['rule'],
  'record-sent': ['rule'],
  'register-technician': ['administrator', 'integrator'],
  'release-visit': ['rule'],
  'report-status': [...dispatchers, 'technician'],
  'reroute-technician': dispatchers,
  'resolve-ticket': [...dispatchers, 'technician'],
  'resume-clocks': dispatchers,
  'return-alarm': ['rule'],
  'shelve-alarm': people,
  'take-alarms': people,
  'unshelve-alarm': dispatchers,
  'unassign-ticket': dispatchers,
}
const names = Object.keys(rules) as (keyof typeof rules)[]

describe('permissions', () => {
  test.each(names)('[CMD5] who may %s', (name) => {
    // Whoever has the right gets as far as the body.
    const asked = { name, args: 'not a body', basedOn: {} }
    const allowed = roleSchema.options.filter((role) => {
      const decision = new World().ask(asked, { role })
      expect(decision).toMatchObject({ kind: 'refused' })
      return decision.kind === 'refused' && decision.code === 'malformedCommand'
    })
    expect(allowed.sort()).toEqual([...permitted[name]].sort())
  })

  test('[CMD5] the refusal names the role and the command', () => {
    expect(new World().ask({ name: 'assign-ticket', args: {}, basedOn: {} }, { role: 'viewer' })).toEqual(
      refused('notPermitted', { role: 'viewer', name: 'assign-ticket' }),
    )
  })

  test('[CMD14] every rule is listed under its own name', () => {
    for (const name of names) expect(rules[name].name).toBe(name)
  })
})

describe('commands nobody knows', () => {
  test.each(['', 'assign', 'ASSIGN-TICKET', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '[CMD4] %j is refused, whoever asks',
    (name) => {
      for (const role of roleSchema.options)
        expect(new World().ask({ name, args: {}, basedOn: {} }, { role })).toEqual(refused('unknownCommand', { name }))
    },
  )

  test('[CMD4] a long name is cut in the refusal', () => {
    const asked = { name: 'x'.repeat(5000), args: {}, basedOn: {} }
    expect(new World().ask(asked)).toEqual(refused('unknownCommand', { name: 'x'.repeat(60) }))
  })
})

const alarmFacts = { id: 'sla:t1', type: 'sla-due', ticketId: 't1', technicianId: null, area: 'south' } as const

describe('bodies that do not fit', () => {
  const good: Record<keyof typeof rules, Intent> = {
    'accept-handover': intent('accept-handover', { handoverId: 'h1', alarmIds: ['sla:t1'] }, {}),
    'accept-visit': intent('accept-visit', { visitId: 'v1' }, {}),
    'acknowledge-alarms': intent('acknowledge-alarms', { alarms: [{ id: 'sla:t1', raisedAt: 0 }] }, {}),
    'add-note': intent('add-note', { ticketId: 't1', noteId: 'n1', text: 'x' }, {}),
    'archive-ticket': intent('archive-ticket', { ticketId: 't1' }, {}),
    'assign-ticket': intent(
      'assign-ticket',
      { ticketId: 't1', visitId: 'v9', technicianId: 'w1', before: null, override: null },
      { visitId: null },
    ),
    'cancel-ticket': intent('cancel-ticket', { ticketId: 't1', reason: 'x' }, {}),
    'configure-centre': intent('configure-centre', { name: null, graceMs: null }, {}),
    'configure-sla': intent(
      'configure-sla',
      { calendars: [], rules: [], policies: defaultSettings.policies },
      { revision: 0 },
    ),
    'confirm-delivery': intent('confirm-delivery', { offers: [], recalls: [], routeRevision: null }, {}),
    'correct-clocks': intent(
      'correct-clocks',
      { ticketId: 't1', correctionId: 'c1', clocks: ['resolve'], from: 0, to: 1, counts: false, why: 'x' },
      {},
    ),
    'create-ticket': intent('create-ticket', { ticketId: 't9', facts: facts(), reportedAt: null }, {}),
    'cross-thresholds': intent('cross-thresholds', { ticketId: 't1' }, {}),
    'decline-visit': intent('decline-visit', { visitId: 'v1', reason: 'other' }, {}),
    'edit-ticket': intent('edit-ticket', { ticketId: 't1', fields: { priority: { from: 3, to: 1 } } }, {}),
    'escalate-alarm': intent('escalate-alarm', { alarmId: 'sla:t1' }, {}),
    'escalate-ticket': intent(
      'escalate-ticket',
      { ticketId: 't1', visitId: 'v9', technicianId: 'w1', forced: false },
      { visitId: null },
    ),
    'expect-lateness': intent('expect-lateness', { ticketId: 't1', clock: 'arrive', lateAt: null }, {}),
    'hand-over-alarms': intent(
      'hand-over-alarms',
      { handoverId: 'h1', to: 'dispatcher', note: '', alarmIds: ['sla:t1'] },
      {},
    ),
    'pause-clocks': intent(
      'pause-clocks',
      { ticketId: 't1', pauseId: 'p1', reason: 'parts', note: '', endsBy: null },
      {},
    ),
    'raise-alarm': intent('raise-alarm', { alarm: alarmFacts }, {}),
    'reassign-ticket': intent(
      'reassign-ticket',
      { ticketId: 't1', visitId: 'v9', technicianId: 'w1', before: null, override: null },
      { visitId: null },
    ),
    'reckon-clocks': intent('reckon-clocks', { ticketIds: ['t1'], applied: null }, {}),
    'record-sent': intent('record-sent', { technicianId: 'w1', offers: [], recalls: [], routeRevision: 0 }, {}),
    'register-technician': intent('register-technician', { technician: recruit('w9') }, {}),
    'release-visit': intent('release-visit', { visitId: 'v1' }, {}),
    'report-status': intent('report-status', { visitId: 'v1', status: 'travelling' }, {}),
    'reroute-technician': intent('reroute-technician', { technicianId: 'w1', visitIds: [] }, { visitIds: [] }),
    'resolve-ticket': intent('resolve-ticket', { ticketId: 't1', resolution: 'x' }, { visitId: null }),
    'resume-clocks': intent('resume-clocks', { ticketId: 't1', pauseId: 'p1' }, {}),
    'return-alarm': intent('return-alarm', { alarmId: 'sla:t1' }, {}),
    'shelve-alarm': intent('shelve-alarm', { alarmId: 'sla:t1', raisedAt: 0, minutes: 30, reason: 'known' }, {}),
    'take-alarms': intent('take-alarms', { alarms: [{ id: 'sla:t1', heldBy: null }] }, {}),
    'unshelve-alarm': intent('unshelve-alarm', { alarmId: 'sla:t1' }, {}),
    'unassign-ticket': intent('unassign-ticket', { ticketId: 't1' }, { visitId: null }),
  }
  const ask = (asked: Intent) => smallWorld().ask(asked, { role: permitted[asked.name as keyof typeof rules][0]! })

  test.each(names)('[CMD6] %s takes its own body and no other', (name) => {
    const asked = good[name]
    expect(ask(asked)).not.toMatchObject(refused('malformedCommand'))
    for (const args of [undefined, null, 7, 'text', [], { ...(asked.args as object), extra: 1 }])
      expect(ask({ ...asked, args })).toMatchObject(refused('malformedCommand', { name }))
    for (const basedOn of [undefined, null, [], { ...(asked.basedOn as object), extra: 1 }])
      expect(ask({ ...asked, basedOn })).toMatchObject(refused('malformedCommand', { name }))
    for (const key of Object.keys(asked.args as object)) {
      const args = { ...(asked.args as object), [key]: { wrong: true } }
      expect(ask({ ...asked, args })).toMatchObject(refused('malformedCommand', { name }))
    }
  })

  test('[CMD6] the refusal says where and why', () => {
    const asked = good['create-ticket']
    const args = { ...(asked.args as object), facts: { ...facts(), priority: 9 } }
    const decision = ask({ ...asked, args })
    expect(decision).toMatchObject(refused('malformedCommand', { name: 'create-ticket', where: 'facts.priority' }))
  })

  test('[CMD3] a refused command changes nothing, and is refused the same way again', () => {
    const world = smallWorld()
    const before = contents(world.state)
    const asked = { ...good['assign-ticket'], args: { ticketId: 't1' } }
    const first = world.ask(asked)
    expect(world.ask(asked)).toEqual(first)
    expect(contents(world.state)).toEqual(before)
  })

  test('[CMD2] a rule is pure: it reads only what it is given and writes nothing', () => {
    const world = smallWorld()
    const stamp = world.stamp()
    const asked = good['assign-ticket']
    const before = contents(world.state)
    const first = decide(world.state, asked, stamp)
    expect(first.kind).toBe('events')
    expect(decide(world.state, asked, stamp)).toEqual(first)
    expect(contents(world.state)).toEqual(before)
    expect(decide(new EntityTables(), asked, stamp)).toEqual(refused('ticketUnknown', { ticketId: 't1' }))
  })
})
