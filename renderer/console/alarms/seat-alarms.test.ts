import { describe, expect, test } from 'vitest'
import { SeatAlarms, type SeatPicture } from './seat-alarms.ts'
import { actor } from '../../../test/support/world.ts'

const well: SeatPicture = { link: { phase: 'live' }, outbox: { queued: [] }, problems: [] }
const off: SeatPicture = { ...well, link: { phase: 'offline' } }
const types = (alarms: SeatAlarms) => alarms.list().map(({ type, active }) => `${type} ${active ? 'on' : 'back'}`)

describe('what only the seat knows', () => {
  test('[ALM10] the link, after fifteen seconds without it; back unseen it waits, seen it goes', () => {
    const alarms = new SeatAlarms()
    alarms.look(off, 0)
    alarms.look(off, 14_000)
    expect(types(alarms)).toEqual([])
    alarms.look(off, 15_000)
    expect(types(alarms)).toEqual(['link-lost on'])
    alarms.look(well, 16_000)
    expect(types(alarms)).toEqual(['link-lost back'])
    expect(alarms.acknowledge('seat:link-lost', actor('dispatcher'), 17_000)).toBe(true)
    expect(types(alarms)).toEqual([])
    alarms.look(off, 20_000)
    alarms.look(well, 30_000)
    alarms.look(off, 36_000)
    expect(types(alarms)).toEqual([])
  })

  test('[ALM10] acts that stay although the relay is heard, a disk that is full, a clock that is wrong', () => {
    const alarms = new SeatAlarms()
    const bad = {
      link: { phase: 'live' },
      outbox: { queued: [{ madeAt: 0 }] },
      problems: [{ code: 'cacheNotSaved' }, { code: 'clockOff' }],
    } as unknown as SeatPicture
    alarms.look(bad, 31_000)
    expect(types(alarms)).toEqual(['store-trouble on'])
    alarms.look(bad, 91_000)
    expect(types(alarms).sort()).toEqual(['clock-off on', 'outbox-stuck on', 'store-trouble on'])
    // Without a link nothing is stuck but the link.
    alarms.look({ ...bad, link: { phase: 'offline' } }, 92_000)
    expect(types(alarms)).toContain('outbox-stuck back')
  })
})
