// Which tickets pass, by what they are: per line any of the chosen values, and all lines together. Technicians are found by
// typing a name, as it is written or read.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { facets, type Facet } from '../../../shared/ipc/board-look.ts'
import { priorities, tierSchema } from '../../../shared/model/priority.ts'
import type { Light } from '../../../shared/model/sla.ts'
import { ticketStateSchema } from '../../../shared/model/ticket.ts'
import { LightSymbol } from '../../ui/light.tsx'
import { entities } from '../data/entity-store.ts'
import { isComposing } from '../keys/composing.ts'
import { BoardPanel } from './board-panel.tsx'
import { toggleChip, useBoard } from './board-state.ts'
import { valueName } from './board-words.ts'
import { nobody, ownStaff } from './rows/ticket-record.ts'
import { technicianValues } from './technician-values.ts'
import css from './board-panel.module.css'

function knownValues(): Record<Facet, string[]> {
  const categories = new Set<string>()
  const areas = new Set<string>()
  const partners = new Set<string>()
  for (const { value } of entities.all('technician')) if (value.partner) partners.add(value.partner)
  for (const { value } of entities.all('ticket')) {
    categories.add(value.category)
    areas.add(value.site.area)
  }
  return {
    priority: priorities.map(String),
    light: ['red', 'yellow', 'green', 'none'],
    state: ticketStateSchema.options,
    tier: tierSchema.options,
    category: [...categories].sort(),
    area: [...areas].sort(),
    technician: [],
    partner: [ownStaff, ...[...partners].sort(), nobody],
  }
}

export function FilterPanel() {
  const { t } = useTranslation()
  const chips = useBoard((s) => s.chips)
  const [known] = useState(knownValues)
  const [typed, setTyped] = useState('')
  const values = (facet: Facet) =>
    facet === 'technician' ? technicianValues(typed, chips.technician ?? []) : known[facet]
  return (
    <BoardPanel label={t('board.filterBy')}>
      {facets.map((facet) => (
        <div key={facet} className={css['facet']} role="group" aria-label={t(`board.chip.${facet}`)}>
          <span>{t(`board.chip.${facet}`)}</span>
          <div className={css['values']}>
            {facet === 'technician' && (
              <input
                value={typed}
                placeholder={t('board.chip.typeName')}
                aria-label={t('board.chip.typeName')}
                data-testid="technician-name"
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
                  const found = technicianValues(typed, [])[typed.trim() === '' ? 0 : 1]
                  if (found) toggleChip('technician', found)
                }}
              />
            )}
            {values(facet).map((value) => (
              <button
                key={value}
                className={css['value']}
                aria-pressed={chips[facet]?.includes(value) ?? false}
                data-testid={`value-${facet}-${value}`}
                onClick={() => toggleChip(facet, value)}
              >
                {facet === 'light' && <LightSymbol light={value as Light} size={12} />}
                {valueName(facet, value, t)}
              </button>
            ))}
          </div>
        </div>
      ))}
    </BoardPanel>
  )
}
