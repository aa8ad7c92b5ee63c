// What the people of the fault suite do: what makes sense in the picture they see, with old and wrong deeds among it, so
// that they get into each other's way.
import type { Chance } from '../../scripts/demo/chance.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { EditTicketArgs } from '../../shared/commands/edit-ticket.ts'
import { isOpen, type Ticket } from '../../shared/model/ticket.ts'
import type { Replica } from '../../shared/sync/replica.ts'
import { chooseFieldIntent, chooseIntent, type Dice, type Picture } from '../support/choose-intent.ts'
import { facts } from '../support/world.ts'

/** With fewer tickets than this in the queue, dispatchers mostly write new ones: there is always something to fight for. */
const shortQueue = 4
/** With more open tickets than this, they mostly end some: the picture stays small. */
const longList = 30

function dice(chance: Chance): Dice {
  const die = () => chance.whole(0, 9_999)
  return { what: die(), a: die(), b: die(), c: die() }
}

/** What is on the screen, guesses included. */
export function pictureOf(replica: Replica): Picture {
  const visible = [...replica.visible()]
  return {
    all: (kind) => visible.flatMap((one) => (one.kind === kind && one.value ? [one.value as never] : [])),
  }
}

export function dispatcherDeed(picture: Picture, chance: Chance, newId: () => string): Intent {
  const open = picture.all('ticket').filter(isOpen)
  const queue = open.filter(({ openVisitId }) => openVisitId === null)
  if (queue.length < shortQueue && chance.happens(0.4)) {
    const about = facts({ priority: chance.pick([1, 2, 3, 4] as const) })
    return intent('create-ticket', { ticketId: newId(), facts: about, reportedAt: null }, {})
  }
  if (open.length > longList && chance.happens(0.4)) {
    const { id, openVisitId } = chance.pick(open)
    if (chance.happens(0.5)) return intent('cancel-ticket', { ticketId: id, reason: 'asked to' }, {})
    return intent('resolve-ticket', { ticketId: id, resolution: 'by phone' }, { visitId: openVisitId })
  }
  if (open.length > 0 && chance.happens(0.12)) {
    const ticket = chance.pick(open)
    return intent('edit-ticket', { ticketId: ticket.id, fields: correction(ticket, chance) }, {})
  }
  return chooseIntent(picture, dice(chance), newId)
}

function correction(
  { summary, priority, tier, contract = '', site }: Ticket,
  chance: Chance,
): EditTicketArgs['fields'] {
  if (chance.happens(0.5)) return { summary: { from: summary, to: `seen ${chance.whole(1, 3)} times` } }
  const to = chance.pick([1, 2, 3, 4] as const)
  const all: EditTicketArgs['fields'][] = [
    { priority: { from: priority, to: 2 } },
    { priority: { from: priority, to: 1 }, tier: { from: tier, to: 'gold' } },
    { contract: { from: contract, to: contract === '' ? 'RV-7' : '' } },
    { priority: { from: priority, to: 3 }, zone: { from: site.zone ?? '', to: 'Asia/Shanghai' } },
  ]
  return all[to - 1]!
}

export function technicianDeed(picture: Picture, chance: Chance, newId: () => string): Intent {
  // Receipts are the business of `phone-receipts.ts`: they say what is stored.
  for (;;) {
    const asked = chooseFieldIntent(picture, dice(chance), newId)
    if (asked.name !== 'confirm-delivery') return asked
  }
}
