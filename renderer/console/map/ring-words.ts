// What is said of the best three beside their rings: who, how long the drive, how full before and after.
import i18next from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { ranking } from '../data/candidates.ts'
import { inHand } from '../data/in-hand.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { loadAfter } from '../data/technician-fits.ts'
import { wayNumbers } from './way-numbers.ts'

/** So many have rings. */
const ringed = 3

export function ringWords(language: Language): Map<TechnicianId, string> {
  const picture = ranking.get()
  if (!picture) return new Map()
  const hand = inHand(useSession.getState().dragged, picture.ticketId)
  const best = picture.list.filter(({ rank }) => rank !== null && rank <= ringed)
  return new Map(
    best.map(({ technician, drive, load }) => {
      const way = drive && i18next.t(`drive.ring.${drive.estimate ? 'estimate' : 'road'}`, wayNumbers(drive))
      const full = `${load} → ${loadAfter(technician.id, hand)}/${technician.capacity}`
      return [technician.id, [technicianName(technician, language), way, full].filter(Boolean).join(' · ')]
    }),
  )
}
