// The typed filter. While an input method composes a word its letters are not asked for; Enter opens the first that fits, ↓
// goes to the rows, Escape empties it, and Backspace with nothing typed takes the last chip away.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { facets } from '../../../shared/ipc/board-look.ts'
import { useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { focusRows } from './board-focus.ts'
import { openFirst } from './open-first.ts'
import { setChip, useBoard } from './board-state.ts'
import css from './board.module.css'

export function TextFilter() {
  const { t } = useTranslation()
  const query = useUi((s) => s.query)
  /** what is being composed; null: nothing is */
  const [composed, setComposed] = useState<string | null>(null)
  return (
    <input
      className={css['filter']}
      type="search"
      placeholder={t('board.filter')}
      aria-label={t('board.filter')}
      title={`${t('board.filterHint')} (/)`}
      value={composed ?? query}
      onChange={(event) => {
        const { value } = event.target
        if ((event.nativeEvent as InputEvent).isComposing) setComposed(value)
        else useUi.setState({ query: value })
      }}
      onCompositionStart={() => setComposed(query)}
      onCompositionEnd={(event) => {
        setComposed(null)
        useUi.setState({ query: event.currentTarget.value })
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'ArrowDown') focusRows()
        else if (event.key === 'Enter') openFirst()
        else if (event.key === 'Escape' && query !== '') useUi.setState({ query: '' })
        else if (event.key === 'Escape') focusRows()
        else if (event.key === 'Backspace' && query === '') {
          const { chips } = useBoard.getState()
          const last = facets.findLast((facet) => chips[facet])
          if (last) setChip(last, chips[last]!.slice(0, -1))
        } else return
        event.stopPropagation()
        if (event.key !== 'Backspace') event.preventDefault()
      }}
    />
  )
}
