/** As texts are compared: capitals and the width of letters and digits make no difference. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
