// How far an assignment has come, as a shape: each step adds something, so that the order can be read without colour.
import { useTranslation } from 'react-i18next'
import type { OfferProgress } from '../../shared/model/visit.ts'

export type VisitStep = OfferProgress | 'unconfirmed' | 'travelling' | 'on-site'

const marks: Record<VisitStep, { path: string; fill?: boolean; dash?: boolean }> = {
  unconfirmed: { path: 'M8 3a5 5 0 1 0 .01 0Z', dash: true },
  held: { path: 'M8 3a5 5 0 1 0 .01 0ZM8 5.4V8l2 1.4' },
  waiting: { path: 'M8 3a5 5 0 1 0 .01 0Z' },
  sent: { path: 'M3.5 8.4 6.8 11.6 12.8 4.8' },
  delivered: { path: 'M1.2 8.4 4.4 11.6 10 4.8M7 11.2 7.6 11.6 14.4 4.8' },
  accepted: { path: 'M8 2.6a5.4 5.4 0 1 0 .01 0ZM5.2 8.2 7.3 10.2 10.9 6', fill: true },
  travelling: { path: 'M2.4 8h9M8.4 4.4 12.4 8 8.4 11.6' },
  'on-site': { path: 'M8 14.2C4.6 10.4 3.4 8.6 3.4 6.4a4.6 4.6 0 0 1 9.2 0c0 2.2-1.2 4-4.6 7.8Z', fill: true },
}

export function VisitMark({ step, size = 15 }: { step: VisitStep; size?: number }) {
  const { t } = useTranslation()
  const { path, fill, dash } = marks[step]
  const colour = step === 'unconfirmed' ? 'var(--pending)' : 'var(--text-dim)'
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={t(`progress.${step}`)}>
      {fill && step === 'accepted' ? (
        <>
          <path d="M8 2.6a5.4 5.4 0 1 0 .01 0Z" fill={colour} />
          <path
            d="M5.2 8.2 7.3 10.2 10.9 6"
            fill="none"
            stroke="var(--panel)"
            strokeWidth="1.8"
            strokeLinecap="round"
          />
        </>
      ) : (
        <path
          d={path}
          fill={fill ? colour : 'none'}
          stroke={colour}
          strokeWidth="1.8"
          strokeDasharray={dash ? '2.2 1.8' : undefined}
          // Round ends would fill the gaps.
          strokeLinecap={dash ? 'butt' : 'round'}
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
