// The console's picture without colour: every light is told by its shape alone, also by who sees no colour, and on paper.
import { expect, test, type Page } from '@playwright/test'
import { intent } from '../../shared/commands/decide.ts'
import { lightShapes, type ShownLight } from '../../renderer/ui/light-shapes.ts'
import { anna, ticketIntent } from '../support/seats.ts'
import { roomForEach } from './each-room.ts'
import { GreyPicture } from './grey-picture.ts'

const room = roomForEach(1)

/** A symbol of 16 with a pixel around it. */
const side = 18
/** Mean square: so near is a shape that is recognised, and at least so far off is the next like it. */
const alike = 0.01
const different = 0.03

interface Known {
  light: ShownLight
  dashed: boolean
  shape: number[]
}

/** The shapes as the source has them, drawn here in white on black. */
function drawn(page: Page, dashed: boolean): Promise<Known[]> {
  return page.evaluate(
    ({ shapes, dashed, side }) =>
      Object.entries(shapes).map(([light, { path, solid, mark }]) => {
        const canvas = new OffscreenCanvas(side, side)
        const c = canvas.getContext('2d')!
        c.translate(1, 1)
        c.lineJoin = 'round'
        c.fillStyle = c.strokeStyle = '#fff'
        const hollow = !solid || dashed
        if (dashed || light === 'unsure') c.setLineDash([2.4, 1.8])
        else c.lineCap = 'round'
        c.lineWidth = hollow ? 2 : 1
        if (!hollow) c.fill(new Path2D(path))
        c.stroke(new Path2D(path))
        c.setLineDash([])
        c.lineCap = 'round'
        c.lineWidth = 1.8
        if (!hollow) c.strokeStyle = '#000'
        if (mark) c.stroke(new Path2D(mark))
        const { data } = c.getImageData(0, 0, side, side)
        const shape = Array.from({ length: side * side }, (_, i) => (data[i * 4]! / 255) * (data[i * 4 + 3]! / 255))
        return { light: light as keyof typeof shapes, dashed, shape }
      }),
    { shapes: lightShapes, dashed, side },
  )
}

/** Which light a ticket's row shows, as its shape in the grey picture says; `?` when two could be meant. */
async function seen(known: readonly Known[], ...ticketIds: string[]): Promise<string[]> {
  const { console } = room
  const boxes = []
  for (const id of ticketIds) boxes.push((await console.row(id).locator('svg[data-light]').boundingBox())!)
  const picture = await GreyPicture.of(console.app, await console.page.screenshot())
  return boxes.map(({ x, y }) => {
    const shape = picture.shape({ x: Math.round(x) - 1, y: Math.round(y) - 1, width: side, height: side })
    const [best, next] = known
      .map((one) => ({ light: one.light, off: apart(one.shape, shape) }))
      .sort((a, b) => a.off - b.off)
    return best!.off < alike && next!.off > different ? best!.light : `? ${best!.light} or ${next!.light}`
  })
}

function apart(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, i) => sum + (one - b[i]!) ** 2, 0) / a.length
}

for (const theme of ['dark', 'light'] as const)
  test(`[LOO5] lights are told by their shape in a grey picture, live and offline (${theme})`, async () => {
    const { console, feeder, relay } = room
    const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000
    await feeder.done(
      ticketIntent('red', {}, minutesAgo(180)),
      ticketIntent('yellow', {}, minutesAgo(100)),
      ticketIntent('green'),
      ticketIntent('none'),
    )
    await feeder.runtime.submit([intent('cancel-ticket', { ticketId: 'none', reason: 'twice' }, {})], anna)
    const page = await console.open({ theme })
    await console.size(1920, 1080)
    await console.link('live')
    const look = async (known: Known[]) => {
      await page.locator('[data-testid=tab-open]').click()
      await expect(console.row('green')).toBeVisible()
      const open = await seen(known, 'red', 'yellow', 'green')
      await console.shot(`greyscale-${theme}-${known[0]!.dashed ? 'offline' : 'live'}`)
      await page.locator('[data-testid=tab-ended]').click()
      await expect(console.row('none')).toBeVisible()
      return [...open, ...(await seen(known, 'none'))]
    }
    // Without the clock there is no dash: what has no light looks the same, old or new.
    const whole = await drawn(page, false)
    expect(await look(whole)).toEqual(['red', 'yellow', 'green', 'none'])
    await relay.kill()
    await console.link('offline')
    const none = whole.filter(({ light }) => light === 'none')
    const dashed = (await drawn(page, true)).filter(({ light }) => light !== 'none' && light !== 'green')
    expect(await look([...dashed, ...none])).toEqual(['red', 'yellow', 'unsure', 'none'])
  })
