// The saved views of whoever works here: nine places, each with a key. A view is named after what it shows until it is
// given a name.
import { Save, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { viewPlaces, type SavedView } from '../../../shared/ipc/board-look.ts'
import { isComposing } from '../keys/composing.ts'
import { BoardPanel } from './board-panel.tsx'
import { forgetView, renameView, useBoard } from './board-state.ts'
import { recall, save } from './view-keys.ts'
import css from './board-panel.module.css'

/** A place is known by its keys: views come, go and change their names in it. */
const places = Array.from({ length: viewPlaces }, (_, place) => ({
  place,
  shows: `Ctrl+${place + 1}`,
  keeps: `Ctrl+Shift+${place + 1}`,
}))

export function ViewsPanel() {
  const { t } = useTranslation()
  const views = useBoard((s) => s.views)
  return (
    <BoardPanel label={t('board.views')}>
      <ol className={css['views']}>
        {places.map(({ place, shows, keeps }) => {
          const view = views[place]
          return (
            <li key={shows} data-testid={`view-${place + 1}`}>
              <kbd>{shows}</kbd>
              {view ? <Name key={view.name} view={view} place={place} /> : <em>{t('board.view.empty')}</em>}
              {view && <button onClick={() => recall(place)}>{t('board.view.show')}</button>}
              <button
                aria-label={t('board.view.saveAt', { place: place + 1 })}
                title={`${t('board.view.saveAt', { place: place + 1 })} (${keeps})`}
                onClick={() => save(place)}
              >
                <Save size={14} aria-hidden />
              </button>
              <button
                aria-label={t('board.view.forget', { place: place + 1 })}
                title={t('board.view.forget', { place: place + 1 })}
                disabled={!view}
                onClick={() => forgetView(place)}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          )
        })}
      </ol>
      <p className={css['panelFoot']}>
        <small>{t('board.view.hint')}</small>
      </p>
    </BoardPanel>
  )
}

function Name({ view, place }: { view: SavedView; place: number }) {
  const { t } = useTranslation()
  const [name, setName] = useState(view.name)
  return (
    <input
      value={name}
      maxLength={40}
      aria-label={t('board.view.name', { place: place + 1 })}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => renameView(place, name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) renameView(place, name)
      }}
    />
  )
}
