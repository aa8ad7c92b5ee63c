// The base map's looks: a quiet map for a control room, in a dark and a light theme, over the tiles that
// scripts/city/map-feature.ts describes. Greyish and cool throughout: red, amber and saturated green belong to SLA lights
// alone. Pure: it makes a style and knows no map, no window and no settings.
//
// There is no glyphs URL: labels are drawn with the fonts of the machine, Latin and Cyrillic ones first, because a Chinese
// font makes apostrophes full-width.
import type {
  ExpressionSpecification,
  FillLayerSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'

export type MapTheme = 'dark' | 'light'
export type MapLanguage = 'en' | 'zh'

/** Lines and areas of one's own go before this layer, so that the map's labels stay on top of them. */
export const firstLabelLayer = 'waterway-name'

const palettes = {
  dark: {
    beyond: '#0d1014',
    ground: '#12161c',
    builtUp: '#181e26',
    park: '#152020',
    forest: '#141e1f',
    wetland: '#13202a',
    farmland: '#14191d',
    industrial: '#171b23',
    institution: '#191e28',
    pitch: '#182424',
    paved: '#191f27',
    water: '#14283a',
    building: '#1b222b',
    buildingEdge: '#252e39',
    casing: '#0e1217',
    majorRoad: '#475363',
    middleRoad: '#3a4552',
    minorRoad: '#303a46',
    path: '#2a333e',
    rail: '#333e4b',
    halo: '#12161c',
    placeLabel: '#c3ccd6',
    majorRoadLabel: '#a3afbd',
    roadLabel: '#8a96a5',
    poiLabel: '#77869a',
    parkLabel: '#6d8683',
    waterLabel: '#6085a6',
    numberLabel: '#7f8b99',
  },
  light: {
    beyond: '#dde1e5',
    ground: '#e9ecef',
    builtUp: '#dfe4e8',
    park: '#d9e3dd',
    forest: '#d3dfd9',
    wetland: '#d5dfe4',
    farmland: '#e4e8e5',
    industrial: '#e0e3e6',
    institution: '#e0e4e9',
    pitch: '#d0dcd6',
    paved: '#e0e4e8',
    water: '#bccfdd',
    building: '#dce1e6',
    buildingEdge: '#cbd2d9',
    casing: '#c9d0d8',
    majorRoad: '#ffffff',
    middleRoad: '#ffffff',
    minorRoad: '#ffffff',
    path: '#c5ccd4',
    rail: '#b4bdc7',
    halo: '#f4f6f8',
    placeLabel: '#2b3540',
    majorRoadLabel: '#46525f',
    roadLabel: '#5a6673',
    poiLabel: '#5f6d80',
    parkLabel: '#5f6e6b',
    waterLabel: '#46708f',
    numberLabel: '#576370',
  },
} satisfies Record<MapTheme, Record<string, string>>
type Palette = Readonly<Record<keyof (typeof palettes)['dark'], string>>

const latinFonts = ['Noto Sans', 'Segoe UI', 'Helvetica Neue', 'Arial', 'Liberation Sans', 'DejaVu Sans']
const chineseFonts = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei']
const regular = [...latinFonts, ...chineseFonts]
/** The renderer reads weight and slant off the first family's name. */
const medium = ['Noto Sans Medium', ...regular]
const italic = ['Noto Sans Italic', ...regular]

/** A road's width in pixels at the zooms below; drawn from the first class up to the last. */
const roadWidths = {
  path: [0, 0, 0.6, 1.2, 2],
  track: [0, 0, 0.7, 1.6, 3],
  pedestrian: [0, 0, 0.9, 3, 8],
  construction: [0, 0, 0.8, 3, 9],
  service: [0, 0, 0.8, 2.8, 9],
  minor: [0, 0.8, 1.9, 5.5, 17],
  tertiary: [0.5, 1.3, 2.8, 7, 21],
  secondary: [0.8, 1.8, 3.6, 8.5, 24],
  primary: [1.2, 2.3, 4.4, 10, 28],
  trunk: [1.4, 2.6, 4.8, 11, 30],
  motorway: [1.5, 2.8, 5.2, 12, 32],
} as const
const widthZooms = [9, 12, 14, 16, 18]
type RoadClass = keyof typeof roadWidths
const roadClasses = Object.keys(roadWidths) as RoadClass[]

const majorRoads: RoadClass[] = ['motorway', 'trunk', 'primary']
const middleRoads: RoadClass[] = ['secondary', 'tertiary']
const forCars = isOf([...majorRoads, ...middleRoads, 'minor', 'service'])

const source = 'base'

export function baseStyle(options: {
  theme: MapTheme
  lang: MapLanguage
  /** where the tiles are: `pmtiles://…`, or the address of a TileJSON */
  tiles: string
}): StyleSpecification {
  const palette = palettes[options.theme]
  return {
    version: 8,
    name: `Signalbox ${options.theme}`,
    sources: { [source]: { type: 'vector', url: options.tiles, attribution: '© OpenStreetMap contributors' } },
    layers: [
      { id: 'beyond', type: 'background', paint: { 'background-color': palette.beyond } },
      ...areaLayers(palette),
      ...roadLayers(palette),
      ...labelLayers(palette, nameIn(options.lang)),
    ],
  }
}

function areaLayers(palette: Palette): LayerSpecification[] {
  const landuse = {
    ...each(['park', 'grass', 'cemetery', 'scrub'], palette.park),
    ...each(['industrial', 'military', 'construction'], palette.industrial),
    ...each(['commercial', 'education', 'hospital'], palette.institution),
    ...each(['parking', 'pedestrian'], palette.paved),
    forest: palette.forest,
    wetland: palette.wetland,
    farmland: palette.farmland,
    pitch: palette.pitch,
  }
  return [
    fill('ground', 'coverage', { paint: { 'fill-color': palette.ground } }),
    fill('built-up', 'landuse', {
      maxzoom: 14,
      filter: isOf(['built-up']),
      paint: {
        'fill-color': palette.builtUp,
        'fill-antialias': false,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12, 1, 14, 0],
      },
    }),
    fill('landuse', 'landuse', {
      filter: isOf(Object.keys(landuse)),
      paint: { 'fill-color': byClass(landuse, palette.ground), 'fill-antialias': false },
    }),
    line('waterway', 'waterway', {
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          9,
          byClass({ river: 1.2 }, 0.5),
          14,
          byClass({ river: 4, canal: 3 }, 1.2),
          18,
          byClass({ river: 16, canal: 12 }, 4),
        ],
      },
    }),
    fill('water', 'water', { paint: { 'fill-color': palette.water } }),
    fill('building', 'building', {
      minzoom: 13,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 1],
      },
    }),
  ]
}

function roadLayers(palette: Palette): LayerSpecification[] {
  const onGround: FilterSpecification = ['all', forCars, ['!', ['has', 'tunnel']], ['!', ['has', 'bridge']]]
  const onBridge: FilterSpecification = ['all', forCars, ['has', 'bridge']]
  const inTunnel: FilterSpecification = ['all', forCars, ['has', 'tunnel']]
  const aboveGround: FilterSpecification = ['!', ['has', 'tunnel']]
  const color = byClass(
    {
      ...each(majorRoads, palette.majorRoad),
      ...each(middleRoads, palette.middleRoad),
      ...each(['path', 'track', 'pedestrian', 'construction'], palette.path),
    },
    palette.minorRoad,
  )
  const layout: LineLayerSpecification['layout'] = {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': byClass(Object.fromEntries(roadClasses.map((name, at) => [name, at])), 0),
  }
  const surface = { 'line-color': color, 'line-width': roadWidth(0) }
  const edge = (around: number): LineLayerSpecification['paint'] => ({
    'line-color': palette.casing,
    'line-width': roadWidth(around),
    'line-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14.5, 1],
  })
  return [
    line('road-tunnel', 'road', { minzoom: 12, filter: inTunnel, layout, paint: { ...surface, 'line-opacity': 0.45 } }),
    line('road-path', 'road', {
      minzoom: 14,
      filter: ['!', forCars],
      paint: { ...surface, 'line-dasharray': [2, 1.5] },
    }),
    line('road-casing', 'road', { minzoom: 13, filter: onGround, layout, paint: edge(1.4) }),
    line('road', 'road', { filter: onGround, layout, paint: surface }),
    line('rail', 'rail', {
      filter: aboveGround,
      paint: {
        'line-color': palette.rail,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 13, 1, 18, 3],
      },
    }),
    line('rail-ties', 'rail', {
      minzoom: 14,
      filter: ['all', aboveGround, ['!', ['has', 'service']]],
      paint: {
        'line-color': palette.rail,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 3, 18, 9],
        'line-dasharray': [0.3, 3],
      },
    }),
    line('bridge-casing', 'road', { minzoom: 13, filter: onBridge, layout, paint: edge(2.4) }),
    line('bridge', 'road', { filter: onBridge, layout, paint: surface }),
  ]
}

function labelLayers(palette: Palette, name: ExpressionSpecification): LayerSpecification[] {
  const inked = (color: string | ExpressionSpecification, haloWidth = 1.4): SymbolLayerSpecification['paint'] => ({
    'text-color': color,
    'text-halo-color': palette.halo,
    'text-halo-width': haloWidth,
  })
  const roadName = (id: string, minzoom: number, classes: RoadClass[], color: string, font: string[], size: number) =>
    symbol(id, 'road', {
      minzoom,
      filter: isOf(classes),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 350,
        'text-field': name,
        'text-font': font,
        'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size, 18, size + 3],
        'text-letter-spacing': 0.02,
        'text-max-angle': 32,
        'text-padding': 6,
      },
      paint: inked(color),
    })
  return [
    symbol(firstLabelLayer, 'waterway', {
      minzoom: 12,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': name,
        'text-font': italic,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 17, 14],
        'text-letter-spacing': 0.08,
      },
      paint: inked(palette.waterLabel, 0.8),
    }),
    symbol('road-oneway', 'road', {
      minzoom: 16,
      filter: ['all', ['has', 'oneway'], forCars],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 140,
        'text-field': ['match', ['get', 'oneway'], -1, '←', '→'],
        'text-font': regular,
        'text-size': 12,
        'text-keep-upright': false,
        'text-padding': 20,
      },
      paint: inked(palette.roadLabel, 0),
    }),
    symbol('housenumber', 'address', {
      minzoom: 16.5,
      layout: {
        'text-field': ['get', 'housenumber'],
        'text-font': regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 16.5, 9, 19, 12],
        'text-padding': 3,
      },
      paint: { ...inked(palette.numberLabel, 1), 'text-halo-color': palette.building },
    }),
    symbol('poi', 'poi', {
      minzoom: 13,
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 14, 2, 16, 3, 17, 4]],
      layout: {
        // The dot is part of the text, so that where there is no room for the name there is no dot either.
        'text-field': ['case', isOf(['park', 'lake']), name, ['concat', '•\n', name]],
        'text-font': regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 9.5, 18, 12],
        'text-line-height': 1.1,
        'text-max-width': 9,
        'text-padding': 8,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: inked(byClass({ park: palette.parkLabel, lake: palette.waterLabel }, palette.poiLabel)),
    }),
    roadName('road-name-minor', 14.5, ['minor', 'service', 'pedestrian'], palette.roadLabel, regular, 10),
    roadName('road-name-middle', 13, middleRoads, palette.roadLabel, regular, 10.5),
    roadName('road-name-major', 12, majorRoads, palette.majorRoadLabel, medium, 11),
    symbol('place-name', 'place', {
      maxzoom: 16,
      filter: ['any', ['!', isOf(['city'])], ['<', ['zoom'], 13]],
      layout: {
        'text-field': name,
        'text-font': medium,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8,
          byClass({ city: 15 }, 10),
          12,
          byClass({ city: 20 }, 11.5),
          15,
          byClass({ city: 24 }, 14),
        ],
        'text-max-width': 8,
        'text-letter-spacing': 0.04,
        'symbol-sort-key': byClass({ city: 0, village: 1, suburb: 2 }, 3),
      },
      paint: inked(palette.placeLabel, 1.6),
    }),
  ]
}

function nameIn(lang: MapLanguage): ExpressionSpecification {
  const named = (...fields: string[]): ExpressionSpecification =>
    ['coalesce', ...fields.map((field) => ['get', field])] as unknown as ExpressionSpecification
  return lang === 'zh' ? named('name:zh', 'name:en', 'name:latin', 'name') : named('name:en', 'name:latin', 'name')
}

type Rest<Layer> = Omit<Layer, 'id' | 'type' | 'source' | 'source-layer'>

function fill(id: string, sourceLayer: string, rest: Rest<FillLayerSpecification>): LayerSpecification {
  return { id, type: 'fill', source, 'source-layer': sourceLayer, ...rest }
}

function line(id: string, sourceLayer: string, rest: Rest<LineLayerSpecification>): LayerSpecification {
  return { id, type: 'line', source, 'source-layer': sourceLayer, ...rest }
}

function symbol(id: string, sourceLayer: string, rest: Rest<SymbolLayerSpecification>): LayerSpecification {
  return { id, type: 'symbol', source, 'source-layer': sourceLayer, ...rest }
}

function isOf(classes: string[]): ExpressionSpecification {
  return ['match', ['get', 'class'], classes, true, false]
}

function byClass(
  values: Readonly<Record<string, string | number>>,
  otherwise: string | number,
): ExpressionSpecification {
  return ['match', ['get', 'class'], ...Object.entries(values).flat(), otherwise] as unknown as ExpressionSpecification
}

function each(names: readonly string[], value: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, value]))
}

/** @param around pixels more than the road itself, for the edge that is drawn beneath it */
function roadWidth(around: number): ExpressionSpecification {
  const stops = widthZooms.flatMap((zoom, at) => {
    const widths = Object.fromEntries(roadClasses.map((name) => [name, roadWidths[name][at]! + around]))
    return [zoom, ['*', byClass(widths, around), ['case', ['has', 'link'], 0.7, 1]]]
  })
  return ['interpolate', ['exponential', 1.4], ['zoom'], ...stops] as unknown as ExpressionSpecification
}
