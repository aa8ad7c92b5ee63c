// The wall: for the control room's big screen, read from three metres, without input. Sizes are parts of the window's
// height, so that nothing scrolls and nothing shrinks on a larger screen.
import { useEffect } from 'react'
import { bridge } from '../data/bridge.ts'
import { CountBand } from './count-band.tsx'
import { CrewBar } from './crew-bar.tsx'
import { GridPane } from './grid-pane.tsx'
import { NextBreaches } from './next-breaches.tsx'
import { Trends } from './trends.tsx'
import { WallHead } from './wall-head.tsx'
import { useWallPicture } from './wall-picture.ts'
import css from './wall.module.css'

export function WallWindow() {
  const picture = useWallPicture()
  useEffect(() => void bridge.call('drawn', {}), [])
  return (
    <div className={css['wall']} data-testid="wall" data-sure={picture.sure}>
      <WallHead now={picture.now} sure={picture.sure} />
      <CountBand picture={picture} />
      <main className={css['main']}>
        <section className={css['left']}>
          <GridPane picture={picture} />
          <Trends totals={picture.totals} sure={picture.sure} />
        </section>
        <section className={css['right']}>
          <NextBreaches picture={picture} />
          <CrewBar crew={picture.crew} />
        </section>
      </main>
    </div>
  )
}
