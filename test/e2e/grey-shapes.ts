// A picture of the window at any size without its colours, and what shape stands in a part of it.
import type { ElectronApplication, Page } from '@playwright/test'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}
/** Grey values of a part of a picture, row by row. */
export interface Grey {
  width: number
  height: number
  values: Uint8Array
}

/** Lays the page out at this size, whatever the display is. */
export async function layOut(page: Page, width: number, height: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const)
}

/** @returns the picture, as PNG */
export async function pictureOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const)
  const clip = { x: 0, y: 0, width, height, scale: 1 }
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
  return Buffer.from(data, 'base64')
}

export async function greyParts(app: ElectronApplication, png: Buffer, boxes: Box[]): Promise<Grey[]> {
  const parts = await app.evaluate(
    ({ nativeImage }, { base64, boxes }) => {
      const image = nativeImage.createFromBuffer(Buffer.from(base64, 'base64'))
      const { width } = image.getSize()
      const pixels = image.toBitmap()
      return boxes.map((box) => {
        const grey = Buffer.alloc(box.width * box.height)
        for (let y = 0; y < box.height; y++)
          for (let x = 0; x < box.width; x++) {
            const at = ((box.y + y) * width + box.x + x) * 4
            grey[y * box.width + x] = Math.round(
              0.0722 * pixels[at]! + 0.7152 * pixels[at + 1]! + 0.2126 * pixels[at + 2]!,
            )
          }
        return grey.toString('base64')
      })
    },
    { base64: png.toString('base64'), boxes },
  )
  return parts.map((part, i) => ({
    width: boxes[i]!.width,
    height: boxes[i]!.height,
    values: Buffer.from(part, 'base64'),
  }))
}

/** @returns the light whose shape stands there: a triangle, a square on its tip, a ring, a broken ring, a stroke */
export function shapeIn({ width, height, values }: Grey): 'red' | 'yellow' | 'green' | 'unsure' | 'none' | 'nothing' {
  const ground = values[0]!
  const furthest = values.reduce((most, value) => Math.max(most, Math.abs(value - ground)), 0)
  if (furthest < 24) return 'nothing'
  const ink = (x: number, y: number) =>
    Math.abs(values[Math.round(y) * width + Math.round(x)]! - ground) > furthest * 0.4
  const rows = spanOf(height, (y) => some(width, (x) => ink(x, y)))
  const columns = spanOf(width, (x) => some(height, (y) => ink(x, y)))
  const [high, wide] = [rows.to - rows.from + 1, columns.to - columns.from + 1]
  if (high < wide / 2) return 'none'
  /** How wide the shape is at a part of its height. */
  const widthAt = (part: number) => {
    const { from, to } = spanOf(width, (x) => ink(x, rows.from + part * (high - 1)))
    return (to - from + 1) / wide
  }
  if (widthAt(0.85) > widthAt(0.5) * 1.3 && widthAt(0.5) > widthAt(0.2) * 1.3) return 'red'
  const middle = { x: columns.from + (wide - 1) / 2, y: rows.from + (high - 1) / 2 }
  if (ink(middle.x, middle.y) && widthAt(0.15) < 0.5 && widthAt(0.85) < 0.5) return 'yellow'
  let inked = 0
  const looks = 180
  for (let i = 0; i < looks; i++) {
    const [dx, dy] = [Math.cos((i * 2 * Math.PI) / looks), Math.sin((i * 2 * Math.PI) / looks)]
    if (
      some(8, (step) => ink(middle.x + dx * wide * (0.36 + step * 0.02), middle.y + dy * high * (0.36 + step * 0.02)))
    )
      inked++
  }
  return inked / looks > 0.96 ? 'green' : 'unsure'
}

function some(count: number, holds: (i: number) => boolean): boolean {
  for (let i = 0; i < count; i++) if (holds(i)) return true
  return false
}

function spanOf(count: number, holds: (i: number) => boolean): { from: number; to: number } {
  let from = 0
  while (from < count - 1 && !holds(from)) from++
  let to = count - 1
  while (to > from && !holds(to)) to--
  return { from, to }
}
