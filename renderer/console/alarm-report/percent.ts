/** `33 %`; of nothing: `–`. */
export function percent(part: number, of: number): string {
  return of === 0 ? '–' : `${Math.round((part / of) * 100)} %`
}
