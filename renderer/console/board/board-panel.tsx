// What opens below the board's bar: one at a time, closed by Escape, by a press elsewhere, or by its own key.
import { useEffect, useRef, type ReactNode } from 'react'
import { isComposing } from '../keys/composing.ts'
import { focusRows } from './board-focus.ts'
import { useBoard } from './board-state.ts'
import css from './board-panel.module.css'

export function BoardPanel({ label, children }: { label: string; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = panel
    current?.querySelector<HTMLElement>('[data-first], button, input')?.focus()
    const elsewhere = (event: PointerEvent) => {
      const target = event.target as Element
      if (!current?.contains(target) && !target.closest('[data-opens-panel]')) useBoard.setState({ panel: null })
    }
    window.addEventListener('pointerdown', elsewhere)
    return () => window.removeEventListener('pointerdown', elsewhere)
  }, [])
  return (
    <div
      ref={panel}
      className={css['panel']}
      role="dialog"
      aria-label={label}
      data-testid="board-panel"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
        event.stopPropagation()
        useBoard.setState({ panel: null })
        focusRows()
      }}
    >
      {children}
    </div>
  )
}
