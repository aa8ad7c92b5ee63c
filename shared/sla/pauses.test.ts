// How long a pause may last by its reason, and what pauses and corrections leave of one another.
import { describe, expect, test } from 'vitest'
import { pauseReasonList, uncounted, type Correction, type Pause } from './pauses.ts'
import { intent } from '../commands/decide.ts'
import { actor, hours, morning, World } from '../../test/support/world.ts'

test('[SLA12] how long each reason holds at most', () => {
  const longest = pauseReasonList.map((reason) => {
    const pause = { ticketId: 't1', pauseId: 'p', reason, note: '', endsBy: null }
    const [made] = new World()
      .ticket('t1')
      .does(intent('pause-clocks', pause, {}))
      .get('ticket', 't1').pauses
    return [reason, (made!.endsBy - morning) / hours]
  })
  expect(Object.fromEntries(longest)).toEqual({
    'waiting-customer': 48,
    'no-access': 24,
    parts: 14 * 24,
    weather: 24,
    'third-party': 7 * 24,
    'customer-time': 14 * 24,
    'force-majeure': 7 * 24,
  })
})

describe('what does not count', () => {
  const by = actor('supervisor')
  const pause = (from: number, to: number | null): Pause => {
    return { id: `p${from}`, reason: 'parts', note: '', by, from, endsBy: 100, to, endedBy: null }
  }
  const say = (from: number, to: number, counts: boolean, clocks: Correction['clocks'] = ['resolve']): Correction => {
    return { id: `k${from}`, at: 100, by, why: 'x', clocks, from, to, counts }
  }
  const held = (pauses: Pause[], corrections: Correction[] = [], pausable = true) =>
    uncounted('resolve', pausable, pauses, corrections).map(({ from, to }) => [from, to])

  test('[SLA8] in order and apart, whatever was said in which order', () => {
    expect(held([pause(10, 20), pause(40, null)], [say(0, 5, false), say(25, 30, false)])).toEqual([
      [0, 5],
      [10, 20],
      [25, 30],
      [40, Infinity],
    ])
    expect(held([pause(10, 20)], [say(20, 30, false), say(5, 10, false)])).toEqual([[5, 30]])
    expect(held([pause(10, 20), pause(30, 40)], [say(15, 35, false)])).toEqual([[10, 40]])
  })

  test('[SLA14] what counts after all is cut out, and leaves nothing empty behind', () => {
    expect(held([pause(10, 20)], [say(12, 15, true)])).toEqual([
      [10, 12],
      [15, 20],
    ])
    expect(held([pause(10, 20), pause(30, null)], [say(10, 20, true)])).toEqual([[30, Infinity]])
    expect(held([pause(10, 20)], [say(10, 20, true), say(14, 16, false)])).toEqual([[14, 16]])
    expect(held([pause(10, 20)], [say(10, 20, true, ['arrive', 'respond'])])).toEqual([[10, 20]])
  })

  test('[SLA12] pauses do not hold a clock that no pause may hold; corrections do', () => {
    expect(held([pause(10, 20)], [say(40, 50, false)], false)).toEqual([[40, 50]])
  })
})
