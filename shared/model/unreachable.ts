/** Ends a switch over a closed set: the compiler proves that no case is missing, and a broken promise is thrown. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
