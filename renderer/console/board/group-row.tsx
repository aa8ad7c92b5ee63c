// The header of a group: its name, how many tickets it holds, its worst light and how many show each. It tells how the
// group stands now, also while the rows below are held still.
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Grouping } from '../../../shared/ipc/board-look.ts'
import type { Light } from '../../../shared/model/sla.ts'
import { LightSymbol } from '../../ui/light.tsx'
import type { ShownLight } from '../../ui/light-shapes.ts'
import { useReading, useSession } from '../data/session.ts'
import { boardRows } from './board-rows.ts'
import { toggleGroup, useBoard } from './board-state.ts'
import { groupName } from './board-words.ts'
import css from './board-row.module.css'

const burning: Light[] = ['red', 'yellow', 'green']

export const GroupRow = memo(function GroupRow(props: { group: Grouping; groupKey: string; open: boolean }) {
  const { group, groupKey, open } = props
  const { t } = useTranslation()
  const now = useSyncExternalStore(boardRows.listen, () => boardRows.groupNow(groupKey))
  const focused = useBoard((s) => s.cursorGroup === groupKey)
  const phase = useSession((s) => s.link.phase)
  const reading = useReading()
  const sure = phase === 'live' || phase === 'lagging'
  const shown = (light: Light): ShownLight => (light === 'green' && !sure ? 'unsure' : light)
  const lights = now?.lights
  const worst = burning.find((light) => lights && lights[light] > 0) ?? 'none'
  const count = now?.places.length ?? 0
  const Mark = open ? ChevronDown : ChevronRight
  return (
    <div
      id={`group-${groupKey}`}
      className={css['group']}
      role="option"
      aria-selected={focused}
      data-testid="group-row"
      data-group={groupKey}
      data-open={open}
      onClick={() => {
        toggleGroup(groupKey)
        useBoard.setState({ cursorGroup: groupKey })
      }}
    >
      <Mark size={16} aria-hidden />
      <LightSymbol light={shown(worst)} dashed={!sure && worst !== 'none'} />
      <small className={css['worst']}>{t(`light.${shown(worst)}`)}</small>
      <b>{groupName(group, groupKey, t)}</b>
      <span className={css['forReaders']}>{t(open ? 'board.group.open' : 'board.group.closed')}</span>
      <small>{reading ? '…' : t('board.count', { count })}</small>
      <span className={css['space']} />
      {burning.map((light) =>
        lights && lights[light] > 0 ? (
          <span key={light} className={css['lightCount']} title={t(`light.${shown(light)}`)}>
            <LightSymbol light={shown(light)} dashed={!sure} size={12} /> {lights[light]}
          </span>
        ) : null,
      )}
    </div>
  )
})
