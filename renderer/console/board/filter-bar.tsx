// What narrows the board, and how it is divided: the chips that are set, the groups, the columns and the saved views.
import { Bookmark, Columns3, ListFilter, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { facets, groupings, type Facet, type Grouping } from '../../../shared/ipc/board-look.ts'
import type { Light } from '../../../shared/model/sla.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { valueName } from './board-words.ts'
import { clearFilter, openPanel, setChip, setGroup, useBoard, type BoardPanel } from './board-state.ts'
import css from './filter-bar.module.css'

export function FilterBar() {
  const { t } = useTranslation()
  const chips = useBoard((s) => s.chips)
  const group = useBoard((s) => s.look.group)
  const set = facets.filter((facet) => chips[facet])
  return (
    <div className={css['bar']}>
      <Opens panel="filter" label={t('board.filterBy')} keys="F">
        <ListFilter size={14} aria-hidden /> {t('board.filterBy')}
      </Opens>
      <span className={css['chips']}>
        {set.map((facet) => (
          <Chip key={facet} facet={facet} values={chips[facet]!} />
        ))}
        {set.length > 1 && (
          <button className={css['clear']} onClick={clearFilter} data-testid="clear-filter">
            {t('board.clearFilter')}
          </button>
        )}
      </span>
      <select
        className={css['grouping']}
        aria-label={t('board.groupBy')}
        title={`${t('board.groupBy')} (B)`}
        value={group}
        data-set={group !== 'none'}
        data-testid="grouping"
        onChange={(event) => setGroup(event.target.value as Grouping)}
      >
        {groupings.map((one) => (
          <option key={one} value={one}>
            {t(`board.grouping.${one}`)}
          </option>
        ))}
      </select>
      <Opens panel="columns" label={t('board.columns')} keys="C">
        <Columns3 size={14} aria-hidden />
      </Opens>
      <Opens panel="views" label={t('board.views')} keys="V">
        <Bookmark size={14} aria-hidden />
      </Opens>
    </div>
  )
}

function Opens(props: { panel: BoardPanel; label: string; keys: string; children: React.ReactNode }) {
  const { panel, label, keys, children } = props
  const open = useBoard((s) => s.panel === panel)
  return (
    <button
      className={css['opens']}
      aria-expanded={open}
      aria-label={label}
      title={`${label} (${keys})`}
      data-opens-panel
      data-testid={`open-${panel}`}
      onClick={() => openPanel(panel)}
    >
      {children}
    </button>
  )
}

function Chip({ facet, values }: { facet: Facet; values: string[] }) {
  const { t } = useTranslation()
  const name = t(`board.chip.${facet}`)
  const text = values.map((value) => valueName(facet, value, t)).join(', ')
  return (
    <span className={css['chip']} data-testid={`chip-${facet}`}>
      <button data-opens-panel onClick={() => openPanel('filter')} title={`${name}: ${text}`}>
        <small>{name}</small>
        {facet === 'light' && values.map((light) => <LightSymbol key={light} light={light as Light} size={12} />)}
        <span>{text}</span>
      </button>
      <button aria-label={t('board.chip.remove', { name })} onClick={() => setChip(facet, [])}>
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
