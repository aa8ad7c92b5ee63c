import { latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { layerNames } from '../../../scripts/city/map-feature.ts'
import { baseStyle, firstLabelLayer } from './base-style.ts'
import type { MapLanguage, MapTheme } from './base-style.ts'

const tiles = 'pmtiles://app/astana.pmtiles'
const styles = (['dark', 'light'] satisfies MapTheme[]).flatMap((theme) =>
  (['en', 'zh'] satisfies MapLanguage[]).map((lang) => [theme, lang, baseStyle({ theme, lang, tiles })] as const),
)

/** Every string in a style that is a colour. */
function colours(value: unknown): string[] {
  if (typeof value === 'string') return /^#[0-9a-f]{6}$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(colours) : []
}

describe.each(styles)('the %s style in %s', (theme, lang, style) => {
  it('is a valid style', () => {
    expect(validateStyleMin(style, latest)).toEqual([])
  })

  it('asks for nothing but its tiles, and says whose data they are', () => {
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    expect(Object.values(style.sources)).toEqual([
      { type: 'vector', url: tiles, attribution: '© OpenStreetMap contributors' },
    ])
  })

  it('draws only layers that the tiles have, and all of them', () => {
    const drawn = style.layers.flatMap((layer) => ('source-layer' in layer ? [layer['source-layer']] : []))
    expect(new Set(drawn)).toEqual(new Set(layerNames))
  })

  it('leaves bright and warm colours to the alarms', () => {
    for (const colour of colours(style.layers)) {
      const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
      const vividness = Math.max(...channels) - Math.min(...channels)
      const isBlue = channels[2] === Math.max(...channels)
      expect({ colour, vividness }).toSatisfy(() => vividness <= (isBlue ? 80 : 30))
    }
  })

  it('draws labels last, with Latin fonts before Chinese ones', () => {
    const kinds = style.layers.map(({ type }) => type)
    const first = style.layers.findIndex(({ id }) => id === firstLabelLayer)
    expect(kinds.indexOf('symbol')).toBe(first)
    expect(kinds.slice(first).every((kind) => kind === 'symbol')).toBe(true)
    const fonts = style.layers.flatMap((layer) => (layer.type === 'symbol' ? [layer.layout?.['text-font']] : []))
    for (const font of fonts) {
      const families = font as string[]
      expect(families.indexOf('Arial')).toBeLessThan(families.indexOf('Noto Sans CJK SC'))
      expect(families).toContain('Noto Sans CJK SC')
    }
  })

  it('keeps to the colours that the console has around it', () => {
    const ground = style.layers.find(({ id }) => id === 'ground')
    expect(ground?.paint).toEqual({ 'fill-color': theme === 'dark' ? '#12161c' : '#e9ecef' })
  })

  it('prefers the names of its language', () => {
    const place = style.layers.find(({ id }) => id === 'place-name')
    const order = JSON.stringify(place?.layout).match(/name(:\w+)?(?=")/g)
    expect(order).toEqual(
      lang === 'zh' ? ['name:zh', 'name:en', 'name:latin', 'name'] : ['name:en', 'name:latin', 'name'],
    )
  })
})
