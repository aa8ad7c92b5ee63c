// Which columns the board has, in which order. Alt with an arrow moves a column, Space shows or hides it.
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { columnIds, type ColumnId } from '../../../shared/ipc/board-look.ts'
import { BoardPanel } from './board-panel.tsx'
import { firstColumnsAgain, moveColumn, toggleColumn, useBoard } from './board-state.ts'
import css from './board-panel.module.css'

export function ColumnsPanel() {
  const { t } = useTranslation()
  const { columns } = useBoard((s) => s.look)
  const shown = columns.map(({ id }) => id)
  const hidden = columnIds.filter((id) => !shown.includes(id))
  const onKeyDown = (event: KeyboardEvent, id: ColumnId) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    if (event.altKey) return moveColumn(id, shown.indexOf(id) + step)
    const list = [...event.currentTarget.closest('ul')!.querySelectorAll<HTMLInputElement>('input')]
    list[list.indexOf(event.target as HTMLInputElement) + step]?.focus()
  }
  return (
    <BoardPanel label={t('board.columns')}>
      <ul className={css['columnList']}>
        {[...shown, ...hidden].map((id) => {
          const at = shown.indexOf(id)
          return (
            <li key={id} data-testid={`column-${id}`}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  onChange={() => toggleColumn(id)}
                  onKeyDown={(event) => onKeyDown(event, id)}
                />
                {t(`board.column.${id}`)}
              </label>
              {at >= 0 && (
                <>
                  <button
                    aria-label={t('board.moveUp', { name: t(`board.column.${id}`) })}
                    tabIndex={-1}
                    disabled={at === 0}
                    onClick={() => moveColumn(id, at - 1)}
                  >
                    <ArrowUp size={14} aria-hidden />
                  </button>
                  <button
                    aria-label={t('board.moveDown', { name: t(`board.column.${id}`) })}
                    tabIndex={-1}
                    disabled={at === shown.length - 1}
                    onClick={() => moveColumn(id, at + 1)}
                  >
                    <ArrowDown size={14} aria-hidden />
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      <p className={css['panelFoot']}>
        <small>{t('board.columnsHint')}</small>
        <button onClick={firstColumnsAgain}>{t('board.columnsReset')}</button>
      </p>
    </BoardPanel>
  )
}
