// What eyes make of colours, for tests. Distances are CIEDE2000, contrasts WCAG 2's. Colour-blind sight is simulated at full
// strength after Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency"
// (IEEE TVCG 15(6), 2009), whose matrices are for linear light: culori has them, but would apply them to encoded values.
import {
  clampRgb,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori'

const toLinear = converter('lrgb')
const toRgb = converter('rgb')

function linearly(filter: ReturnType<typeof filterDeficiencyProt>): (colour: string) => Color {
  return (colour) => {
    const { r, g, b } = toLinear(colour)!
    const seen = toRgb(filter({ mode: 'rgb', r, g, b }))
    return clampRgb(toRgb({ mode: 'lrgb', r: seen.r, g: seen.g, b: seen.b }))
  }
}

/** How a colour looks to each kind of sight. */
export const sights: Record<'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia', (colour: string) => Color> = {
  normal: (colour) => parse(colour)!,
  protanopia: linearly(filterDeficiencyProt(1)),
  deuteranopia: linearly(filterDeficiencyDeuter(1)),
  tritanopia: linearly(filterDeficiencyTrit(1)),
}

export const distance: (a: Color | string, b: Color | string) => number = differenceCiede2000()
export const contrast = wcagContrast

/** The custom properties of a token file that are colours, by theme. */
export function themesOf(css: string): Record<'dark' | 'light', Record<string, string>> {
  const block = (theme: string) => {
    const [, rules = ''] = css.match(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`)) ?? []
    return Object.fromEntries([...rules.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
  }
  return { dark: block('dark'), light: block('light') }
}
