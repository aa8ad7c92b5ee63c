// oxlint-disable-next-line no-control-regex
const plain = /^[\0-\x7f]*$/

/** As texts are compared: capitals and the width of letters and digits make no difference. */
export function foldText(text: string): string {
  // Most texts are plain, and there are many.
  return (plain.test(text) ? text : text.normalize('NFKC')).toLowerCase()
}
