// What is handed over to whoever works here: one line for all of it, whatever it is many of, and the way to accept it.
import { ArrowRightLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mayAccept } from '../../../shared/model/alarm.ts'
import { clockTime } from '../../ui/times.ts'
import { acceptHandover } from '../acts/alarms.ts'
import { KeyHint } from '../commands/key-hint.tsx'
import { useSession } from '../data/session.ts'
import { useAlarms } from './alarm-store.ts'
import { openHandovers, type OpenHandover } from './handovers.ts'
import css from './alarms.module.css'

function useOffers(): OpenHandover[] {
  const standing = useAlarms((s) => s.standing)
  const shelved = useAlarms((s) => s.shelved)
  const actor = useSession((s) => s.actor)
  return openHandovers([...standing, ...shelved]).filter((one) => mayAccept(one, actor))
}

/** `5 alarms`, and how many are put aside, as values for a sentence. */
export function useHandoverValues(): (of: Pick<OpenHandover, 'standing' | 'aside'>) => Record<string, unknown> {
  const { t } = useTranslation()
  return ({ standing, aside }) => ({ alarms: t('alarm.handover.alarms', { count: standing }), aside })
}

export function HandoverOffer() {
  const { t } = useTranslation()
  const values = useHandoverValues()
  const [offer] = useOffers()
  if (!offer) return null
  return (
    <span className={css['offer']} data-testid="handover">
      <ArrowRightLeft size={15} aria-hidden />
      <b title={offer.note}>{t('alarm.handover.from', { name: offer.by.name, ...values(offer) })}</b>
      <button onClick={() => void acceptHandover(offer.id, offer.alarms)} data-testid="accept-handover">
        {t('alarm.handover.accept')} <KeyHint id="accept-handover" />
      </button>
    </span>
  )
}

/** In the list there is room for what was said with it. */
export function HandoverNotes() {
  const { t } = useTranslation()
  const values = useHandoverValues()
  const offers = useOffers()
  return offers.map((offer) => (
    <div key={offer.id} className={css['notes']} data-testid="handover-note">
      <ArrowRightLeft size={15} aria-hidden />
      <span>
        <b>{t('alarm.handover.from', { name: offer.by.name, ...values(offer) })}</b>
        {offer.note !== '' && (
          <q>{t('alarm.handover.fromNote', { name: offer.by.name, time: clockTime(offer.at), note: offer.note })}</q>
        )}
      </span>
      <button onClick={() => void acceptHandover(offer.id, offer.alarms)}>{t('alarm.handover.accept')}</button>
    </div>
  ))
}
