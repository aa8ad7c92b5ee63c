// The way by car, asked of the relay through main: for the label of a drop.
import { useEffect, useEffectEvent, useState } from 'react'
import type { Place } from '../../../shared/model/place.ts'
import type { WayLeg } from '../../../shared/routing/way.ts'
import { bridge } from '../data/bridge.ts'

/**
 * The way from somebody to a place, as it was when it was first asked about.
 * @param who whose way it is: while it is the same one it is not asked about again with every fix
 * @returns null: not known (yet)
 */
export function useLeg(who: string, from: Place | null, to: Place | null): WayLeg | null {
  const question = from && to ? `${who} ${to.lat} ${to.lon}` : null
  const [known, setKnown] = useState<{ question: string; leg: WayLeg } | null>(null)
  // Where somebody has driven to meanwhile is no new question.
  const ask = useEffectEvent(() =>
    from && to
      ? bridge.call('way', { places: [from, to].map(({ lat, lon }) => ({ lat, lon })) })
      : Promise.resolve(null),
  )
  useEffect(() => {
    if (question === null) return undefined
    let wanted = true
    void ask().then((legs) => {
      // An answer about whom the pointer has left must not stand beside somebody else's name.
      if (wanted && legs?.[0]) setKnown({ question, leg: legs[0] })
    })
    return () => {
      wanted = false
    }
  }, [question])
  return known && known.question === question ? known.leg : null
}
