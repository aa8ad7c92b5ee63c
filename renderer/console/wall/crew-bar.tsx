// The technicians by what they do: a bar whose parts are told apart by pattern, and under it shape, number and word.
import { useTranslation } from 'react-i18next'
import { technicianGlyphs } from '../map/technician-glyphs.ts'
import { crewStates, type Crew, type CrewState } from './crew.ts'
import css from './crew-bar.module.css'

export function CrewBar({ crew: { counts, all, overloaded } }: { crew: Crew }) {
  const { t } = useTranslation()
  const word = (state: CrewState) => (state === 'no-contact' ? t('freshness.short') : t(`technicianState.${state}`))
  return (
    <div className={css['crew']} data-testid="wall-crew">
      <h2>
        {t('wall.crew')} <b>{all}</b>
        <span data-some={overloaded > 0} data-testid="wall-overloaded">
          {t('wall.overloaded', { count: overloaded })}
        </span>
      </h2>
      <div className={css['bar']} aria-hidden>
        {crewStates.map(
          (state) => counts[state] > 0 && <i key={state} data-state={state} style={{ flex: counts[state] }} />,
        )}
      </div>
      <ul>
        {crewStates.map((state) => (
          <li key={state} data-state={state}>
            <CrewMark state={state} />
            <b>{counts[state]}</b>
            <span>{word(state)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function CrewMark({ state }: { state: CrewState }) {
  const known = state !== 'no-contact'
  return (
    <svg viewBox="-12 -12 24 24" aria-hidden data-state={state}>
      <rect x="-11" y="-11" width="22" height="22" rx="4" />
      {known ? (
        <path d={technicianGlyphs[state]} data-solid={state === 'on-site'} />
      ) : (
        <text textAnchor="middle" dominantBaseline="central" fontSize="17" fontWeight="700">
          ?
        </text>
      )}
    </svg>
  )
}
