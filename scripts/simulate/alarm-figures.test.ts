import { beforeEach, describe, expect, test } from 'vitest'
import type { AlarmType } from '../../shared/alarms/registry.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Event } from '../../shared/events/event.ts'
import { alarmFigures, mostWithin } from './alarm-figures.ts'
import { AlarmRecord } from './alarm-record.ts'
import { alarmVerdicts, seenInWords } from './alarm-verdicts.ts'

const anna: Actor = { id: 'anna', name: 'Anna', role: 'dispatcher' }
const second = 1_000
const minute = 60 * second
const hour = 60 * minute

let written: { at: number; event: Event }[]
const log = (at: number, event: Event) => void written.push({ at, event })
/** The log is in the order in which things happened, however a test writes it. */
function recorded(): AlarmRecord {
  const record = new AlarmRecord()
  const inOrder = [...written].sort((a, b) => a.at - b.at)
  record.note(
    inOrder.map(({ at, event }, i): Commit => ({
      seq: i + 1,
      at,
      seat: 'relay',
      id: `c${i}`,
      actor: anna,
      name: 'x',
      events: [event],
    })),
  )
  return record
}
beforeEach(() => {
  written = []
})
const raise = (at: number, id: string, type: AlarmType) =>
  log(at, { type: 'alarmRaised', alarm: { id, type, ticketId: 't1', technicianId: null, area: '' } })
const gone = (at: number, alarmId: string) => log(at, { type: 'alarmReturned', alarmId })
const came = (role: 'dispatcher' | 'shift-lead' | 'supervisor') =>
  recorded()
    .announced.get(role)!
    .map(({ at, id, priority }) => `${id} ${priority} ${at / minute}`)
const misses = (to: number) =>
  alarmVerdicts(alarmFigures([{ record: recorded(), from: 0, to }]))
    .filter(({ holds }) => holds === false)
    .map(({ what }) => what)

/** An alarm of a kind every so often, each seen and gone after a minute. */
function alarms(type: AlarmType, count: number, every: number, from = 0): void {
  for (let i = 0; i < count; i += 1) {
    const at = from + i * every
    raise(at, `${type}-${i}-${from}`, type)
    gone(at + minute, `${type}-${i}-${from}`)
  }
}

describe('what came to a seat', () => {
  test('[ALM16] raised, more urgent, back from the shelf: each comes anew; seen, eased and put aside: none does', () => {
    raise(0, 'a', 'sla-yellow')
    log(minute, { type: 'alarmAcknowledged', alarmId: 'a' })
    raise(2 * minute, 'a', 'sla-urgent')
    log(3 * minute, { type: 'alarmShelved', alarmId: 'a', until: 9 * minute, reason: 'known' })
    log(9 * minute, { type: 'alarmUnshelved', alarmId: 'a' })
    log(10 * minute, {
      type: 'alarmEased',
      alarm: { id: 'a', type: 'sla-yellow', ticketId: 't1', technicianId: null, area: '' },
    })
    expect(came('dispatcher')).toEqual(['a 3 0', 'a 2 2', 'a 2 9'])
    expect(came('shift-lead')).toEqual([])
    expect(seenInWords(recorded().seen)).toEqual(['Anna: 1 alarms seen, half of them within 60 s, all within 60 s'])
  })

  test('[ALM16] one that is passed on comes to whom it is passed on to, once; the most urgent comes to everybody', () => {
    raise(0, 'a', 'sla-yellow')
    log(minute, { type: 'alarmEscalated', alarmId: 'a', owner: 'shift-lead' })
    raise(2 * minute, 'b', 'sla-due')
    expect(came('dispatcher')).toEqual(['a 3 0', 'b 1 2'])
    expect(came('shift-lead')).toEqual(['a 3 1', 'b 1 2'])
    expect(came('supervisor')).toEqual(['b 1 2'])
  })
})

describe('the figures of a day', () => {
  test('[ALM16] a day within all bounds misses none', () => {
    alarms('sla-yellow', 32, 15 * minute)
    alarms('sla-urgent', 6, hour, second)
    alarms('sla-due', 2, 3 * hour, 2 * second)
    expect(misses(8 * hour)).toEqual([])
  })

  test('[ALM16] more than one in ten minutes, and ten in ten minutes, are told', () => {
    alarms('sla-yellow', 40, 12 * minute)
    alarms('sla-urgent', 8, hour, second)
    alarms('sla-due', 1, hour, 2 * second)
    expect(misses(8 * hour)).toEqual([expect.stringMatching(/dispatcher.*on average/)])
    alarms('sla-yellow', 9, 50 * second, hour)
    expect(misses(24 * hour)).toEqual([expect.stringMatching(/dispatcher.*worst 10 min/)])
    expect(mostWithin([0, 1, 5, 9, 10, 11], 10)).toBe(4)
  })

  test('[ALM16] a mix of many urgent ones is told, as is one that chatters and one that stands for more than a day', () => {
    alarms('sla-yellow', 7, hour)
    alarms('sla-urgent', 3, hour, second)
    expect(misses(8 * hour)).toEqual(['… away from 80 %', '… away from 15 %'])
    written = []
    alarms('sla-yellow', 32, 14 * minute, 20 * minute)
    alarms('sla-urgent', 8, hour, second)
    raise(0, 'on-and-off', 'sla-yellow')
    gone(20 * second, 'on-and-off')
    expect(misses(8 * hour)).toEqual([])
    raise(59 * second, 'on-and-off', 'sla-yellow')
    expect(misses(8 * hour)).toEqual([expect.stringMatching(/chatter/)])
    expect(misses(26 * hour).slice(1)).toEqual([expect.stringMatching(/longer than a day/)])
  })
})
