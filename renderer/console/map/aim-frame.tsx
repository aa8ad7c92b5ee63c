// The label beside what a drop would be for, and the ring around it. Where several things may be meant it says that it will
// ask, and which.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Aim } from './use-map-drop.ts'
import css from './map.module.css'

/** Of how many the label tells more than that they are there. */
const mostLines = 4
/** The room a label needs beside and below the pointer, CSS pixels. */
const [roomBeside, roomBelow] = [440, 170]

/** Which the label tells more of, and the digit that would choose each; null: it is the only one. */
export function told({ points }: Aim): { id: string; digit: number | null }[] {
  const asks = points.length > 1
  return points.slice(0, mostLines).map(({ id }, place) => ({ id, digit: asks ? place + 1 : null }))
}

export function AimFrame(props: {
  aim: Aim
  /** what it will ask */
  asks: string
  /** how many more there are */
  more: 'andMore' | 'andMoreTickets'
  above?: ReactNode
  /** over the one that is meant there is something else to be read */
  below?: boolean
  /** a line for each of `told` */
  children: ReactNode
}) {
  const { aim } = props
  const { t } = useTranslation()
  const { points, width, height } = aim
  const [first] = points
  if (!first) return null
  const asks = points.length > 1
  const low = first.y > height - roomBelow
  const side = props.below && !asks ? (low ? 'above' : 'below') : asks && low ? 'up' : 'beside'
  return (
    <>
      {/* Not drawn with the symbols: they are thousands, and this follows the pointer. */}
      {asks ? (
        <div className={css['snap']} style={{ left: aim.x, top: aim.y }} />
      ) : (
        <div className={css['target']} style={{ left: first.x, top: first.y }} />
      )}
      <div
        className={css['dropLabel']}
        style={{ left: first.x, top: first.y }}
        data-asks={asks}
        data-left={first.x > width - roomBeside}
        data-side={side}
        data-testid="drop-label"
      >
        {props.above}
        {asks && <span className={css['asks']}>{props.asks}</span>}
        {props.children}
        {points.length > mostLines && (
          <span className={css['asks']}>{t(`map.${props.more}`, { count: points.length - mostLines })}</span>
        )}
      </div>
    </>
  )
}
