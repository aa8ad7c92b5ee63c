// A technician's state as the map shows it: a badge with a shape inside, solid, faded or hollow by the age of the position.
import { useTranslation } from 'react-i18next'
import type { Freshness } from '../data/positions.ts'
import type { TechnicianState } from '../data/technician-state.ts'
import { technicianGlyphs } from '../map/technician-glyphs.ts'

export function StateMark({ state, fresh }: { state: TechnicianState; fresh: Freshness }) {
  const { t } = useTranslation()
  const solid = fresh === 'fresh' || fresh === 'ageing'
  const ink = solid ? 'var(--on-accent)' : 'var(--idle)'
  return (
    <svg
      width="20"
      height="20"
      viewBox="-12 -12 24 24"
      role="img"
      aria-label={t(`technicianState.${state}`)}
      opacity={fresh === 'ageing' ? 0.6 : 1}
    >
      <circle
        r="10"
        fill={solid ? 'var(--accent)' : 'none'}
        stroke={solid ? 'var(--accent)' : 'var(--idle)'}
        strokeWidth="2"
        strokeDasharray={solid ? undefined : '3 2.5'}
      />
      {fresh === 'no-contact' ? (
        <text textAnchor="middle" dominantBaseline="central" fontSize="14" fontWeight="700" fill={ink}>
          ?
        </text>
      ) : (
        <path
          d={technicianGlyphs[state]}
          fill={state === 'on-site' ? ink : 'none'}
          stroke={ink}
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
