// Why a clock does not count: two bars for a pause that somebody set, a moon for hours in which the calendar is closed.
import { useTranslation } from 'react-i18next'

const paths = {
  paused: 'M5 3h2.2v10H5zM8.8 3H11v10H8.8z',
  closed: 'M10.9 2.2A6.2 6.2 0 1 0 13.8 9.6 5 5 0 0 1 10.9 2.2Z',
} as const

export function StandingMark({ kind, size = 13 }: { kind: keyof typeof paths; size?: number }) {
  const { t } = useTranslation()
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(`standing.${kind}`)}
      data-standing={kind}
    >
      <path d={paths[kind]} fill="currentColor" />
    </svg>
  )
}
