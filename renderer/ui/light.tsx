// A light: shape, colour and word together.
import { useTranslation } from 'react-i18next'
import { lightShapes, lightTokens, type ShownLight } from './light-shapes.ts'

export function LightSymbol({
  light,
  dashed = false,
  size = 16,
}: {
  light: ShownLight
  dashed?: boolean
  size?: number
}) {
  const { t } = useTranslation()
  const { path, solid, mark } = lightShapes[light]
  const colour = `var(${lightTokens[light]})`
  const hollow = !solid || dashed
  const broken = dashed || light === 'unsure'
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={t(`light.${light}`)} data-light={light}>
      <path
        d={path}
        fill={hollow ? 'none' : colour}
        stroke={colour}
        strokeWidth={hollow ? 2 : 1}
        strokeDasharray={broken ? '2.4 1.8' : undefined}
        strokeLinejoin="round"
        // Round ends would fill the gaps.
        strokeLinecap={broken ? 'butt' : 'round'}
      />
      {mark && <path d={mark} stroke={dashed ? colour : 'var(--panel)'} strokeWidth="1.8" strokeLinecap="round" />}
    </svg>
  )
}
