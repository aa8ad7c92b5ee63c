// A picture of the window without its colours: what is left is lightness. Electron decodes it.
import type { ElectronApplication } from '@playwright/test'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export class GreyPicture {
  private readonly width: number
  private readonly bgra: Buffer

  static async of(app: ElectronApplication, png: Buffer): Promise<GreyPicture> {
    const { width, bitmap } = await app.evaluate(({ nativeImage }, encoded) => {
      const image = nativeImage.createFromBuffer(Buffer.from(encoded, 'base64'))
      return { width: image.getSize().width, bitmap: image.toBitmap().toString('base64') }
    }, png.toString('base64'))
    return new GreyPicture(width, Buffer.from(bitmap, 'base64'))
  }

  private constructor(width: number, bgra: Buffer) {
    this.width = width
    this.bgra = bgra
  }

  /** How far each pixel is from the one in the corner, 0 to 1: a symbol by its shape, whatever its colour. */
  shape({ x, y, width, height }: Box): number[] {
    const greys: number[] = []
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) greys.push(this.grey(column, row))
    const far = greys.map((grey) => Math.abs(grey - greys[0]!))
    const furthest = Math.max(...far)
    return far.map((one) => (furthest === 0 ? 0 : one / furthest))
  }

  private grey(x: number, y: number): number {
    const [b, g, r] = this.bgra.subarray((y * this.width + x) * 4)
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
}
