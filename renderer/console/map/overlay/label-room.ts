// Which names find room: each takes a rectangle that no other has and no symbol stands in. Asked in order of importance; whoever had room before is
// asked earlier, so that names do not blink. Pure.
const cell = 48

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export class LabelRoom {
  private readonly taken = new Map<number, Box[]>()

  /** Takes the rectangle around the middle, CSS pixels. @returns false: some of it is taken */
  take(x: number, y: number, width: number, height: number): boolean {
    const box = around(x, y, width, height)
    for (const key of cells(box)) for (const other of this.taken.get(key) ?? []) if (overlap(box, other)) return false
    this.put(box)
    return true
  }

  /** Keeps the rectangle free of names, whatever else is there. */
  block(x: number, y: number, width: number, height: number): void {
    this.put(around(x, y, width, height))
  }

  private put(box: Box): void {
    for (const key of cells(box)) {
      const boxes = this.taken.get(key)
      if (boxes) boxes.push(box)
      else this.taken.set(key, [box])
    }
  }
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }
}

function* cells({ left, top, right, bottom }: Box): IterableIterator<number> {
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++)
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) yield column * 100_000 + row
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
