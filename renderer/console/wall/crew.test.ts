import { expect, test } from 'vitest'
import { World } from '../../../test/support/world.ts'
import type { TechnicianState } from '../data/technician-state.ts'
import { crewOf } from './crew.ts'

test('[WAL5] each is counted once; who should be heard and is not is counted as that', () => {
  const does: Record<string, TechnicianState> = {
    a: 'on-site',
    b: 'travelling',
    c: 'available',
    d: 'off-shift',
    e: 'on-site',
    f: 'off-shift',
  }
  const world = new World()
  for (const id of Object.keys(does)) world.technician(id, { capacity: 2 })
  const crew = crewOf(world.state.values('technician'), {
    state: ({ id }) => does[id]!,
    noContact: ({ id }) => ['e', 'f'].includes(id),
    load: ({ id }) => ({ a: 3, b: 2 })[id] ?? 0,
  })
  expect(crew).toEqual({
    counts: { 'on-site': 1, travelling: 1, available: 1, 'no-contact': 1, 'off-shift': 2 },
    all: 6,
    overloaded: 1,
  })
})
