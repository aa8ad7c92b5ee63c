// Whether a key belongs to an input method that is composing a word: then it is never a shortcut. The first keydown comes
// before `compositionstart` and is known only by its code 229.
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
