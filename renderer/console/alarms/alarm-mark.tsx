// The sign of an alarm: shape, colour and digit of its priority together. Only the most urgent unseen one flashes, and only
// the sign, never the words.
import type { AnimationEvent } from 'react'
import type { AlarmPriority } from '../../../shared/alarms/registry.ts'
import css from './alarms.module.css'

const shapes: Readonly<Record<AlarmPriority, { path: string; token: string }>> = {
  1: { path: 'M5 1h8l4 4v8l-4 4H5l-4-4V5Z', token: '--red' },
  2: { path: 'M9 .6 17.4 9 9 17.4.6 9Z', token: '--yellow' },
  3: { path: 'M2.5 2.5h13v13h-13Z', token: '--idle' },
}

/** All signs that flash do so in one step, whenever each began: two that stand together would flicker otherwise. */
function inStep({ currentTarget }: AnimationEvent<SVGSVGElement>): void {
  for (const animation of currentTarget.getAnimations()) animation.startTime = 0
}

export function AlarmMark({ priority, unseen, label }: { priority: AlarmPriority; unseen: boolean; label: string }) {
  const { path, token } = shapes[priority]
  const colour = `var(${token})`
  return (
    <svg
      className={css['mark']}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      role="img"
      aria-label={label}
      data-priority={priority}
      data-flash={unseen && priority === 1}
      onAnimationStart={inStep}
    >
      <path d={path} fill={unseen ? colour : 'none'} stroke={colour} strokeWidth="1.5" strokeLinejoin="round" />
      <text x="9" y="12.7" textAnchor="middle" fontSize="10.5" fontWeight="700" fill={unseen ? 'var(--panel)' : colour}>
        {priority}
      </text>
    </svg>
  )
}
