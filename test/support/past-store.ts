// A relay's store with a past: tickets that ended weeks ago at one site and have left the state since.
import path from 'node:path'
import { intent } from '../../shared/commands/decide.ts'
import { openFileStore } from './file-store.ts'
import { inBatches } from './in-batches.ts'
import { siteAt } from './seats.ts'
import { hours, minutes, World } from './world.ts'

/** The site of ordinary tickets of tests. */
export const pastSite = siteAt(51.17, 71.44)
const days = 24 * hours

/** @param data the folder of a relay that has not started yet @param many how many more there were, each a day before the next */
export async function keepPast(data: string, many = 0): Promise<void> {
  const store = await openFileStore(path.join(data, 'relay.sqlite'))
  const world = new World()
  world.now = Date.now() - (many + 60) * days
  const write = inBatches(store, world)
  const shift = { from: world.now, to: Date.now() }
  await write(world.technician('k1', { name: '旧人', nameLatin: 'Karl Past', shift }).grace(0))
  for (let i = 0; i < many; i++) {
    const ticketId = `more-${i}`
    world.wait(days).ticket(ticketId, { site: pastSite, summary: `Earlier fault ${i}` })
    world.does(intent('cancel-ticket', { ticketId, reason: 'Not needed' }, {}))
  }
  await write(world)
  world.ticket('past-1', { site: pastSite, summary: 'Main switch burnt' })
  await write(
    world
      .assign('past-1', 'pv1', 'k1')
      .wait(20 * minutes)
      .report('pv1', 'on-site'),
  )
  const resolve = intent('resolve-ticket', { ticketId: 'past-1', resolution: 'Switch replaced' }, { visitId: 'pv1' })
  await write(world.wait(hours).does(resolve, { phone: 'k1' }))
  world.wait(days).ticket('past-2', { site: { ...pastSite, address: 'Hof', addressLatin: null }, summary: 'Lamp out' })
  world.wait(minutes).does(intent('cancel-ticket', { ticketId: 'past-2', reason: 'Customer has done it' }, {}))
  world.ticket('elsewhere', { site: { ...siteAt(51.2, 71.4), address: 'Elsewhere 9' } })
  await write(world.does(intent('cancel-ticket', { ticketId: 'elsewhere', reason: 'Twice' }, {})))
  world.wait(14 * days)
  for (const { id } of world.state.values('ticket'))
    world.does(intent('archive-ticket', { ticketId: id }, {}), { role: 'rule' })
  await write()
  await store.close()
}
