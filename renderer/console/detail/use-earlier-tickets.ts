// The tickets that were at a site before and are no longer at hand, as the relay's log tells them.
import { useEffect, useRef, useState } from 'react'
import type { Site } from '../../../shared/model/place.ts'
import type { EarlierTickets } from '../../../shared/wire/history.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { SeldomAsker } from '../data/seldom-asker.ts'
import { useSession } from '../data/session.ts'

interface Told {
  about: string
  /** null: never */
  earlier: EarlierTickets | null
  /** the relay could not be asked the last time */
  old: boolean
}

/**
 * @param atHand the ids of those of the site that are still at hand
 * @returns null: no answer yet
 */
export function useEarlierTickets({ address, place }: Site, atHand: ReadonlySet<string>): Told | null {
  const { lat, lon } = place
  const about = `${lat}/${lon}/${address}`
  const [told, setTold] = useState<Told | null>(null)
  const offline = useSession((s) => s.link.phase === 'offline')
  const known = useRef(atHand)
  useEffect(() => {
    known.current = atHand
  })
  useEffect(() => {
    const asker = new SeldomAsker(
      () => (offline ? Promise.resolve(null) : bridge.call('earlierTickets', { address, place: { lat, lon } })),
      (earlier) =>
        setTold((before) => ({
          about,
          earlier: earlier ?? (before?.about === about ? before.earlier : null),
          old: earlier === null,
        })),
    )
    // One that leaves is from then on among them. It is still known here: what is drawn without it comes later.
    const leave = entities.listenKind('ticket', (ids) => {
      for (const id of known.current) if (ids.has(id) && !entities.get('ticket', id)) return asker.want()
    })
    asker.want()
    return () => {
      leave()
      asker.stop()
    }
  }, [about, address, lat, lon, offline])
  return told?.about === about ? told : null
}
