// How full a technician is. Full and overloaded are told by a shape and a word as well, not by colour.
import { ChevronsUp, Equal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import css from './roster.module.css'

export function LoadMark(props: {
  load: number
  /** what it would be with the ticket that is dragged or assigned; null: none is */
  after: number | null
  capacity: number
  guess: boolean | undefined
}) {
  const { load, after, capacity, guess } = props
  const { t } = useTranslation()
  const fullness = load > capacity ? 'overloaded' : load === capacity ? 'full' : 'room'
  return (
    <span className={css['load']} data-fullness={fullness} data-guess={guess} data-testid="load">
      {fullness !== 'room' && (
        <>
          {fullness === 'full' ? <Equal size={13} aria-hidden /> : <ChevronsUp size={15} aria-hidden />}
          <small>{t(`roster.${fullness}`)}</small>
        </>
      )}
      <b>
        {load}
        {after !== null && ` → ${after}`}/{capacity}
      </b>
    </span>
  )
}
