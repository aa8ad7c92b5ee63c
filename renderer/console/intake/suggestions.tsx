// The list under a field: one of it is about to be taken, moved by the arrows. It lies over what is below, so that no field
// moves.
import type { ReactNode } from 'react'
import css from './intake.module.css'

export function Suggestions(props: {
  id: string
  label: string
  rows: readonly { key: string; row: ReactNode }[]
  at: number
  take: (at: number) => void
}) {
  const { id, label, rows, at, take } = props
  if (rows.length === 0) return null
  return (
    <ul id={id} className={css['suggestions']} role="listbox" aria-label={label} data-testid={id}>
      {rows.map(({ key, row }, i) => (
        <li
          key={key}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === at}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(i)}
        >
          {row}
        </li>
      ))}
    </ul>
  )
}
