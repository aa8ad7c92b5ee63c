// The graphics card's part: draws a list of quads in one call, each moved along its glide by the time that is given. It knows
// numbers and textures, no technicians.
import { quadFloats } from './quads.ts'

/** Quads a row of the texture they lie in; four texels hold one. */
const quadsARow = 256
const texelsAQuad = quadFloats / 4

// The quads are read from a texture, by the vertex's number, and not as instances: a card imitated by software takes each
// instance for a drawing of its own, and graphics cards are no quicker with instances this small.
const vertexSource = `#version 300 es
precision highp float;
uniform highp sampler2D quads;
uniform vec2 centre;                   // the view's centre, metres from the anchor
uniform float scale;                   // CSS pixels a metre
uniform vec2 viewport;                 // CSS pixels
uniform vec2 atlasSize;                // CSS pixels
uniform float ratio;                   // device pixels a CSS pixel
uniform float now;                     // seconds
out vec2 texel;
out float alpha;
void main() {
  int quad = gl_VertexID / 6;
  ivec2 first = ivec2(quad % ${quadsARow} * ${texelsAQuad}, quad / ${quadsARow});
  vec4 way = texelFetch(quads, first, 0);                    // from.xy, to.xy: metres from the anchor
  vec4 timed = texelFetch(quads, first + ivec2(1, 0), 0);
  vec2 glide = timed.xy;                                     // start, end: seconds
  vec4 box = vec4(timed.zw, texelFetch(quads, first + ivec2(2, 0), 0).xy);  // offset, size: CSS pixels
  vec2 source = texelFetch(quads, first + ivec2(2, 0), 0).zw;               // u, v: CSS pixels of the atlas
  vec4 last = texelFetch(quads, first + ivec2(3, 0), 0);
  vec2 paint = last.yz;                                      // alpha, turn
  float share = glide.y > glide.x ? clamp((now - glide.x) / (glide.y - glide.x), 0.0, 1.0) : 1.0;
  vec2 place = (mix(way.xy, way.zw, share) - centre) * scale + viewport * 0.5;
  int number = gl_VertexID % 6;
  vec2 corner = vec2(number == 1 || number == 3 || number == 4, number == 2 || number == 4 || number == 5);
  vec2 inside = (corner - 0.5) * box.zw;
  float c = cos(paint.y), s = sin(paint.y);
  vec2 turned = vec2(inside.x * c - inside.y * s, inside.x * s + inside.y * c);
  // Upright pictures stand on whole device pixels, or their edges and letters blur.
  vec2 at = place + box.xy;
  if (paint.y == 0.0) at = floor((at - box.zw * 0.5) * ratio + 0.5) / ratio + box.zw * 0.5;
  vec2 clip = (at + turned) / viewport * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
  vec2 size = vec2(floor(last.x / 4096.0), mod(last.x, 4096.0));
  texel = (source + corner * size) / atlasSize;
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
  private readonly atlasUnit: WebGLUniformLocation | null
  private readonly quadsUnit: WebGLUniformLocation | null

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
    this.program = gl.createProgram()
    gl.attachShader(this.program, compile(gl, gl.VERTEX_SHADER, vertexSource))
    gl.attachShader(this.program, compile(gl, gl.FRAGMENT_SHADER, fragmentSource))
    gl.linkProgram(this.program)
    this.uniforms = Object.fromEntries(
      uniformNames.map((name) => [name, gl.getUniformLocation(this.program, name)]),
    ) as Record<Uniform, WebGLUniformLocation | null>
    this.atlasUnit = gl.getUniformLocation(this.program, 'atlas')
    this.quadsUnit = gl.getUniformLocation(this.program, 'quads')
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
    gl.uniform1i(this.atlasUnit, 0)
    gl.uniform1i(this.quadsUnit, 1)
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
  private texture: WebGLTexture | undefined
  private held = new Float32Array(0)
  private rows = 0
  private count = 0

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
  }

  /**
   * @param numbers has room for whole rows of the texture behind the quads
   * @returns false: it holds just that already
   */
  load(numbers: Float32Array, count: number): boolean {
    const used = numbers.subarray(0, count * quadFloats)
    if (same(used, this.held)) return false
    if (this.held.length === used.length) this.held.set(used)
    else this.held = used.slice()
    this.count = count
    if (count === 0) return true
    const { gl } = this
    const rows = Math.ceil(count / quadsARow)
    gl.activeTexture(gl.TEXTURE1)
    if (rows > this.rows) this.makeRoom(Math.max(rows * 2, 8))
    gl.bindTexture(gl.TEXTURE_2D, this.texture!)
    const texels = numbers.subarray(0, rows * quadsARow * quadFloats)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, quadsARow * texelsAQuad, rows, gl.RGBA, gl.FLOAT, texels)
    gl.activeTexture(gl.TEXTURE0)
    return true
  }

  draw(): void {
    if (this.count === 0) return
    const { gl } = this
    gl.activeTexture(gl.TEXTURE1)
    gl.bindTexture(gl.TEXTURE_2D, this.texture!)
    gl.drawArrays(gl.TRIANGLES, 0, this.count * 6)
    gl.activeTexture(gl.TEXTURE0)
  }

  private makeRoom(rows: number): void {
    const { gl } = this
    if (this.texture) gl.deleteTexture(this.texture)
    this.rows = rows
    this.texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, quadsARow * texelsAQuad, rows)
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
