// How texts are folded before they are compared: what is typed, and what it is looked for in.
const plain = /^[ -~]*$/

/** As texts are compared: capitals and the width of letters and digits make no difference. */
export function foldText(text: string): string {
  // Most texts are plain, and there are many.
  return (plain.test(text) ? text : text.normalize('NFKC')).toLowerCase()
}
