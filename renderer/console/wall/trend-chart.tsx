// One trend, drawn by uPlot: today as a strong line, the same hours a week ago as a thin dashed one, gaps as gaps.
import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { clockTime } from '../../ui/times.ts'
import { useSession } from '../data/session.ts'
import { hourMarks, isolated } from './trend-marks.ts'
import css from './trends.module.css'

interface Size {
  width: number
  height: number
}

export interface TrendChartProps {
  /** the first minute, ms */
  from: number
  /** minute by minute; null: not counted */
  now: (number | null)[]
  lastWeek: (number | null)[]
}

export function TrendChart(props: TrendChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  const theme = useSession((s) => s.preferences.theme)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width: Math.floor(width), height: Math.floor(height) })
    })
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [])
  // Another size or theme is another drawing.
  return (
    <div className={css['chart']} ref={host}>
      {size && <Plot key={`${theme} ${size.width} ${size.height}`} {...props} {...size} />}
    </div>
  )
}

function Plot({ from, now, lastWeek, width, height }: TrendChartProps & Size) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  useEffect(() => {
    const made = new uPlot(optionsFor(host.current!, { width, height }), [[], [], []], host.current!)
    plot.current = made
    return () => made.destroy()
  }, [width, height])
  useEffect(() => {
    const minutes = now.map((_, i) => from / 1000 + i * 60)
    plot.current?.setData([minutes, lastWeek, now])
  }, [from, now, lastWeek])
  return <div ref={host} />
}

function optionsFor(host: HTMLElement, size: Size): uPlot.Options {
  const style = getComputedStyle(host)
  const colour = (token: string) => style.getPropertyValue(token)
  const em = parseFloat(style.fontSize)
  const axis: uPlot.Axis = {
    font: `${em}px ${style.fontFamily}`,
    stroke: colour('--text-dim'),
    grid: { stroke: colour('--line'), width: em / 16 },
    ticks: { show: false },
    gap: em / 4,
  }
  const line = (token: string, width: number, dash?: number[]): uPlot.Series => ({
    stroke: colour(token),
    width,
    spanGaps: false,
    ...(dash && { dash }),
    // A minute alone between two gaps makes no line: it is a point.
    points: {
      show: true,
      size: width * 2,
      width: 0,
      fill: colour(token),
      filter: (plot, series) => isolated(plot.data[series]!),
    },
  })
  return {
    ...size,
    padding: [em / 2, em * 1.4, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false }, y: { range: (_plot, _min, max) => [0, Math.max(4, (max ?? 0) * 1.1)] } },
    axes: [
      {
        ...axis,
        size: em * 1.5,
        splits: (_plot, _axis, min, max) => hourMarks(min * 1000, max * 1000).map((at) => at / 1000),
        values: (_plot, splits) => splits.map((at) => clockTime(at * 1000)),
      },
      { ...axis, size: em * 2.4, space: em * 2, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] },
    ],
    series: [{}, line('--text-dim', em / 10, [em / 3, em / 4]), line('--text-colour', em / 6)],
  }
}
