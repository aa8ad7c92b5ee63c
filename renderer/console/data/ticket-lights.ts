// The lights of this window's tickets: one book for the strip, the board and whoever else counts or sorts by them.
import type { TicketId } from '../../../shared/model/ids.ts'
import { entities } from './entity-store.ts'
import { LightBook } from './light-book.ts'
import { onSecond, relayNow } from './relay-time.ts'

export const lightBook = new LightBook((id) => entities.value('ticket', id))

const listeners = new Set<(ids: Iterable<TicketId>) => void>()

/** Tells whose light may have turned because of the time; a change of the ticket itself tells the entity store. */
export function onTurned(listener: (ids: Iterable<TicketId>) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

entities.listenKind('ticket', (ids) => {
  const now = relayNow()
  for (const id of ids) lightBook.look(id, now)
})
onSecond(() => {
  const turned = lightBook.tick(relayNow())
  if (turned.length > 0) for (const listener of listeners) listener(turned)
})

/** For those who show how many there are of each: told together what comes close together. */
export function onLights(listener: () => void): () => void {
  let timer: number | undefined
  const soon = () => {
    timer ??= window.setTimeout(() => {
      timer = undefined
      listener()
    }, entities.untilDrawn(performance.now()))
  }
  const stopTickets = entities.listenKind('ticket', soon)
  const stopTurns = onTurned(soon)
  return () => {
    stopTickets()
    stopTurns()
    window.clearTimeout(timer)
  }
}
