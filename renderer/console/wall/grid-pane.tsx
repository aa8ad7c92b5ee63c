// Lights by area and policy: in each cell the worst as a large shape, and how many burn red, yellow and green.
import { useTranslation } from 'react-i18next'
import { LightSymbol } from '../../ui/light.tsx'
import { settingsNow } from '../data/clock-standing.ts'
import { policyName } from '../data/policy-name.ts'
import { useSession } from '../data/session.ts'
import { lightGrid, worstLight } from './light-grid.ts'
import type { Cell } from './ticket-book.ts'
import type { WallPicture } from './wall-picture.ts'
import css from './grid-pane.module.css'
import wall from './wall.module.css'

const room = { rows: 9, columns: 6 }
/** More digits than this stand in two lines, so that none is cut off: red and yellow above, green below. */
const longest = 5

export function GridPane({ picture: { cells, sure } }: { picture: WallPicture }) {
  const { t } = useTranslation()
  const language = useSession((s) => s.preferences.language)
  const { policies } = settingsNow()
  const nameOf = (area: string) => (area === '' ? t('wall.noArea') : t(`area.${area}`, area))
  const grid = lightGrid(
    cells,
    policies.map(({ id }) => id),
    (a, b) => nameOf(a).localeCompare(nameOf(b), language),
    room,
  )
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 0 })
  const rest = grid.rest && { count: grid.rest.areas, ...grid.rest.sum }
  return (
    <div className={wall['pane']} data-testid="wall-grid">
      {grid.rows.length === 0 ? (
        <p className={wall['nothing']}>{t('wall.nothingOpen')}</p>
      ) : (
        <table className={css['grid']}>
          <thead>
            <tr>
              <th>{t('wall.grid')}</th>
              {grid.columns.map((id) => (
                <th key={id}>{policyName(id, t, policies)}</th>
              ))}
              {grid.others > 0 && <th>{t('wall.others', { count: grid.others })}</th>}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ area, cells: row }) => (
              <tr key={area} data-area={area}>
                <th>
                  <span>{nameOf(area)}</span>
                </th>
                {row.map((cell, i) => (
                  <td key={grid.columns[i] ?? 'others'} data-policy={grid.columns[i] ?? 'others'}>
                    {cell && <CellLights cell={cell} sure={sure} short={(n) => short.format(n)} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest && (
        <p className={css['rest']} data-testid="wall-rest">
          {sure ? t('wall.moreAreas', rest) : t('wall.moreAreasOld', rest)}
        </p>
      )}
    </div>
  )
}

function CellLights({ cell, sure, short }: { cell: Cell; sure: boolean; short: (count: number) => string }) {
  const worst = worstLight(cell)
  const counts = (['red', 'yellow', 'green'] as const).map((light) => ({ light, text: short(cell[light]) }))
  const letters = counts.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <span className={css['cell']} data-long={letters > longest}>
      <LightSymbol light={worst === 'green' && !sure ? 'unsure' : worst} dashed={!sure} />
      {counts.map(({ light, text }) => (
        <b key={light} data-none={cell[light] === 0} data-worst={light === worst}>
          {cell[light] === 0 ? '·' : text}
        </b>
      ))}
    </span>
  )
}
