// The graphics card's part: draws a list of quads in one call, each moved along its glide by the time that is given. It knows
// numbers and textures, no technicians.
import { quadFloats } from './quads.ts'

const vertexSource = `#version 300 es
layout(location = 0) in vec4 way;      // from.xy, to.xy: metres from the anchor
layout(location = 1) in vec2 glide;    // start, end: seconds
layout(location = 2) in vec4 box;      // offset.xy, size.xy: CSS pixels
layout(location = 3) in vec3 rect;     // u, v, packed size: CSS pixels of the atlas
layout(location = 4) in vec2 paint;    // alpha, turn
uniform vec2 centre;                   // the view's centre, metres from the anchor
uniform float scale;                   // CSS pixels a metre
uniform vec2 viewport;                 // CSS pixels
uniform vec2 atlasSize;                // CSS pixels
uniform float ratio;                   // device pixels a CSS pixel
uniform float now;                     // seconds
out vec2 texel;
out float alpha;
void main() {
  float share = glide.y > glide.x ? clamp((now - glide.x) / (glide.y - glide.x), 0.0, 1.0) : 1.0;
  vec2 place = (mix(way.xy, way.zw, share) - centre) * scale + viewport * 0.5;
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 inside = (corner - 0.5) * box.zw;
  float c = cos(paint.y), s = sin(paint.y);
  vec2 turned = vec2(inside.x * c - inside.y * s, inside.x * s + inside.y * c);
  // Upright pictures stand on whole device pixels, or their edges and letters blur.
  vec2 at = place + box.xy;
  if (paint.y == 0.0) at = floor((at - box.zw * 0.5) * ratio + 0.5) / ratio + box.zw * 0.5;
  vec2 clip = (at + turned) / viewport * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
  vec2 size = vec2(floor(rect.z / 4096.0), mod(rect.z, 4096.0));
  texel = (rect.xy + corner * size) / atlasSize;
  alpha = paint.x;
}`

const fragmentSource = `#version 300 es
precision highp float;
uniform sampler2D atlas;
in vec2 texel;
in float alpha;
out vec4 colour;
void main() { colour = texture(atlas, texel) * alpha; }`

const uniformNames = ['centre', 'scale', 'viewport', 'atlasSize', 'ratio', 'now'] as const
type Uniform = (typeof uniformNames)[number]

/** What one drawing looks at. Metres of Web Mercator from the anchor, CSS pixels, seconds since the quads were packed. */
export interface Look {
  centre: readonly [number, number]
  scale: number
  viewport: readonly [number, number]
  atlasSize: readonly [number, number]
  ratio: number
  now: number
}

export class QuadProgram {
  private readonly gl: WebGL2RenderingContext
  private readonly uniforms: Record<Uniform, WebGLUniformLocation | null>
  private readonly program: WebGLProgram

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
    this.program = gl.createProgram()
    gl.attachShader(this.program, compile(gl, gl.VERTEX_SHADER, vertexSource))
    gl.attachShader(this.program, compile(gl, gl.FRAGMENT_SHADER, fragmentSource))
    gl.linkProgram(this.program)
    this.uniforms = Object.fromEntries(
      uniformNames.map((name) => [name, gl.getUniformLocation(this.program, name)]),
    ) as Record<Uniform, WebGLUniformLocation | null>
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  }

  /** Clears the canvas and draws the lists, the first one lowest. */
  draw(look: Look, lists: readonly QuadList[]): void {
    const { gl } = this
    gl.viewport(0, 0, look.viewport[0] * look.ratio, look.viewport[1] * look.ratio)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.useProgram(this.program)
    for (const name of uniformNames) {
      const value = look[name]
      if (typeof value === 'number') gl.uniform1f(this.uniforms[name], value)
      else gl.uniform2f(this.uniforms[name], value[0], value[1])
    }
    for (const list of lists) list.draw()
  }
}

/** One list of quads on the graphics card. */
export class QuadList {
  private readonly gl: WebGL2RenderingContext
  private readonly array: WebGLVertexArrayObject
  private readonly buffer: WebGLBuffer
  private held = new Float32Array(0)
  private room = 0
  private count = 0

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
    this.array = gl.createVertexArray()
    this.buffer = gl.createBuffer()
    gl.bindVertexArray(this.array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    let offset = 0
    for (const [location, size] of [4, 2, 4, 3, 2].entries()) {
      gl.enableVertexAttribArray(location)
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, quadFloats * 4, offset)
      gl.vertexAttribDivisor(location, 1)
      offset += size * 4
    }
    gl.bindVertexArray(null)
  }

  /** @returns false: it holds just that already */
  load(numbers: Float32Array): boolean {
    const { gl } = this
    if (same(numbers, this.held)) return false
    if (this.held.length === numbers.length) this.held.set(numbers)
    else this.held = numbers.slice()
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    if (numbers.byteLength > this.room) {
      this.room = numbers.byteLength * 2
      gl.bufferData(gl.ARRAY_BUFFER, this.room, gl.DYNAMIC_DRAW)
    }
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, numbers)
    this.count = numbers.length / quadFloats
    return true
  }

  draw(): void {
    if (this.count === 0) return
    this.gl.bindVertexArray(this.array)
    this.gl.drawArraysInstanced(this.gl.TRIANGLE_STRIP, 0, 4, this.count)
  }
}

function same(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind)!
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
    throw new Error(`The overlay's shader was not taken: ${gl.getShaderInfoLog(shader) ?? '?'}`)
  return shader
}
