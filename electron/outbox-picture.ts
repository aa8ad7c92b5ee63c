// The outbox as windows see it: what waits, by whom, and what was turned down with what can be done about it.
import type { OutboxPicture } from '../shared/ipc/contract.ts'
import type { Actor } from '../shared/model/actor.ts'
import type { Outbox } from '../shared/sync/outbox.ts'
import type { Replica } from '../shared/sync/replica.ts'
import { reviewItem } from '../shared/sync/review.ts'

/** @param present who works here now */
export function outboxPicture({ list, refused }: Outbox, replica: Replica, present: Actor): OutboxPicture {
  const leftBy = (maker: Actor) => (maker.id === present.id ? null : maker)
  return {
    queued: list
      .filter((entry) => entry.recorded)
      .map(({ command, pushedAt, answer }) => ({
        id: command.id,
        n: command.n,
        name: command.name,
        args: command.args,
        actor: command.actor,
        leftBy: leftBy(command.actor),
        madeAt: command.madeAt,
        state: answer ? 'answered' : pushedAt === null ? 'queued' : 'sent',
      })),
    refused: refused.map((one) => ({
      ...reviewItem(one, replica.confirmed, replica),
      leftBy: leftBy(one.command.actor),
    })),
  }
}
