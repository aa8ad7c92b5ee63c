// register-technician and configure-centre: what is set for the whole control room.
import { describe, expect, test } from 'vitest'
import { intent } from './decide.ts'
import { refused, recruit, World } from '../../test/support/world.ts'

const configure = (name: string | null, graceMs: number | null) => intent('configure-centre', { name, graceMs }, {})

describe('the centre', () => {
  test('[CEN1] each technician gets an index of their own, from 1', () => {
    const world = new World().technician('w1').technician('w2')
    expect([world.get('technician', 'w1').index, world.get('technician', 'w2').index]).toEqual([1, 2])
    expect(world.get('centre', 'centre').nextTechnicianIndex).toBe(3)
  })

  test('[CEN1] the same id twice is refused and uses no index up', () => {
    const world = new World().technician('w1')
    const again = intent('register-technician', { technician: recruit('w1') }, {})
    expect(world.ask(again, { role: 'integrator' })).toEqual(refused('technicianExists', { technicianId: 'w1' }))
    expect(world.technician('w2').get('technician', 'w2').index).toBe(2)
  })

  test('[CEN2] null leaves a setting as it is', () => {
    const world = new World().does(configure('North', 5_000), { role: 'administrator' })
    world.does(configure(null, 7_000), { role: 'administrator' })
    expect(world.get('centre', 'centre')).toMatchObject({ name: 'North', graceMs: 7_000, nextTicketNumber: 1001 })
    world.does(configure('South', null), { role: 'integrator' })
    expect(world.get('centre', 'centre')).toMatchObject({ name: 'South', graceMs: 7_000 })
  })

  test('[CEN2] a grace is at most a minute', () => {
    expect(new World().ask(configure(null, 60_001), { role: 'administrator' })).toMatchObject(
      refused('malformedCommand', { where: 'graceMs' }),
    )
  })
})
