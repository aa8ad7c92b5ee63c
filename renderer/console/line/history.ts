// Walking through the lines that were entered before. What was being typed is at the end of them. Pure.

export interface Walk {
  /** what was typed before the walk began */
  draft: string
  /** in the list; its length: at the draft */
  at: number
}

/** @returns where the walk is then, and the line there; null: it goes no further */
export function recall(
  lines: readonly string[],
  walk: Walk | null,
  text: string,
  by: 1 | -1,
): { walk: Walk; text: string } | null {
  const { draft, at } = walk ?? { draft: text, at: lines.length }
  const next = at + by
  if (next < 0 || next > lines.length) return null
  return { walk: { draft, at: next }, text: lines[next] ?? draft }
}
