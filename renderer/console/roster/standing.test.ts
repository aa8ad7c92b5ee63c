import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Technician } from '../../../shared/model/technician.ts'
import { runs } from '../../../test/support/runs.ts'
import { technicianStates } from '../data/technician-state.ts'
import { inGroups, standingOf, standings, type Standee } from './standing.ts'

const minutes = 60_000

describe('[ROS2] where somebody stands in the roster', () => {
  test('at work, and without contact after 30 min or without any position', () => {
    for (const state of ['available', 'travelling', 'on-site'] as const) {
      expect(standingOf(state, 0)).toBe('at-work')
      expect(standingOf(state, 29 * minutes)).toBe('at-work')
      expect(standingOf(state, 31 * minutes)).toBe('no-contact')
      expect(standingOf(state, undefined)).toBe('no-contact')
    }
  })

  test('nobody expects to hear from who is off shift, heard of or not', () => {
    for (const age of [0, 31 * minutes, undefined]) expect(standingOf('off-shift', age)).toBe('off-shift')
  })

  test('the groups follow one another, each by number, and nobody is lost', () => {
    const someone = fc.record({
      state: fc.constantFrom(...technicianStates),
      ageMs: fc.option(fc.integer({ min: 0, max: 60 * minutes }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const list = all.map(({ state, ageMs }, index): Standee => {
          const technician = { id: `w${index}`, index } as Technician
          return { technician, standing: standingOf(state, ageMs) }
        })
        const mixed = list
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const got = inGroups(mixed)
        expect(new Set(got)).toEqual(new Set(list))
        expect(got).toHaveLength(list.length)
        const place = ({ standing, technician }: Standee) => standings.indexOf(standing) * 1_000 + technician.index
        expect(got.map(place)).toEqual(got.map(place).sort((a, b) => a - b))
      }),
      runs(300),
    )
  })
})
