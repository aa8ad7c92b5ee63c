// A picture's place in the atlas, CSS pixels from its upper left corner.
export interface AtlasRect {
  u: number
  v: number
  width: number
  height: number
}
