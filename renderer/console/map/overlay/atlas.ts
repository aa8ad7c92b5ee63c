// The one texture that all pictures of the overlay lie in: each is painted when it is first asked for, in rows of like
// height. When it is full everything is forgotten and painted again as it is asked for.
import type { AtlasRect } from './atlas-rect.ts'

const width = 1_024
const height = 2_048
/** Between neighbours, CSS pixels, so that smoothing never takes in the next picture. */
const gap = 2

export type Paint = (context: CanvasRenderingContext2D) => void

interface Shelf {
  top: number
  height: number
  used: number
}

export class Atlas {
  readonly size = [width, height] as const
  /** goes up when all pictures were forgotten: what was packed before shows nonsense */
  generation = 0
  private readonly gl: WebGL2RenderingContext
  /** texels a CSS pixel, whole so that pictures begin on whole texels */
  private readonly scale: number
  private readonly rects = new Map<string, AtlasRect>()
  private shelves: Shelf[] = []
  private readonly scratch = document.createElement('canvas')

  /** @param ratio device pixels a CSS pixel */
  constructor(gl: WebGL2RenderingContext, ratio: number) {
    this.gl = gl
    this.scale = Math.ceil(ratio)
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width * this.scale, height * this.scale)
  }

  /** @param paint draws within the width and height given, CSS pixels */
  rect(key: string, wide: number, high: number, paint: Paint): AtlasRect {
    const known = this.rects.get(key)
    if (known) return known
    const rect = { ...this.room(wide, high), width: wide, height: high }
    this.upload(rect, paint)
    this.rects.set(key, rect)
    return rect
  }

  /** The colours or the words have changed. */
  forget(): void {
    this.rects.clear()
    this.shelves = []
    this.generation++
  }

  private room(wide: number, high: number): { u: number; v: number } {
    let shelf = this.shelves.find((one) => one.height === high && one.used + wide + gap <= width)
    if (!shelf) {
      const last = this.shelves.at(-1)
      const top = last ? last.top + last.height + gap : 0
      if (top + high > height) {
        this.forget()
        return this.room(wide, high)
      }
      shelf = { top, height: high, used: 0 }
      this.shelves.push(shelf)
    }
    const u = shelf.used
    shelf.used += wide + gap
    return { u, v: shelf.top }
  }

  private upload(rect: AtlasRect, paint: Paint): void {
    const { gl, scale, scratch } = this
    scratch.width = rect.width * scale
    scratch.height = rect.height * scale
    const context = scratch.getContext('2d', { willReadFrequently: true })!
    context.scale(scale, scale)
    paint(context)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, rect.u * scale, rect.v * scale, gl.RGBA, gl.UNSIGNED_BYTE, scratch)
  }
}
