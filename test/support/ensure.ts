/** For checks inside properties and models, where the message has to say what was going on. */
export function ensure(condition: boolean, wrong: () => string): void {
  if (!condition) throw new Error(wrong())
}
