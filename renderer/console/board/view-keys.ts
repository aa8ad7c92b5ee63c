// Saved views by keys, wherever the focus is: Ctrl+1 to 9 shows one, Ctrl+Shift+1 to 9 keeps what is shown now.
import i18next from 'i18next'
import { useEffect } from 'react'
import { facets } from '../../../shared/ipc/board-look.ts'
import { say, useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { recallView, saveView, useBoard } from './board-state.ts'
import { valueName } from './board-words.ts'

export function recall(place: number): void {
  const view = recallView(place)
  say({
    kind: view ? 'done' : 'refused',
    key: view ? 'said.viewShown' : 'said.viewEmpty',
    values: { place: place + 1, name: view?.name ?? '' },
  })
}

export function save(place: number): void {
  // A name that was given stays with its place.
  const name = useBoard.getState().views[place]?.name ?? nameOfNow()
  saveView(place, name)
  say({ kind: 'done', key: 'said.viewKept', values: { place: place + 1, name } })
}

/** What is shown now, in words: `Queue · P1, P2 · North`. */
function nameOfNow(): string {
  const { t } = i18next
  const { tab, query } = useUi.getState()
  const { chips, look } = useBoard.getState()
  const parts = [t(`board.tab.${tab}`)]
  for (const facet of facets) {
    const values = chips[facet]
    if (values) parts.push(values.map((value) => valueName(facet, value, t)).join(', '))
  }
  if (query.trim() !== '') parts.push(`“${query.trim()}”`)
  if (look.group !== 'none') parts.push(t(`board.grouping.${look.group}`))
  return parts.join(' · ').slice(0, 40)
}

export function useViewKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // With Shift the key is another character: its place on the keyboard counts.
      const place = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (place === undefined || isComposing(event) || event.altKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.shiftKey) save(Number(place) - 1)
      else recall(Number(place) - 1)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
