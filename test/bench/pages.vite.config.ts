// Builds the pages that the benches compare the product with.
import path from 'node:path'
import { defineConfig } from 'vite'

const at = (...parts: string[]) => path.join(import.meta.dirname, ...parts)

export default defineConfig({
  root: at('map/plain'),
  worker: { format: 'es' },
  build: { target: 'chrome130', outDir: at('../../out/bench-pages'), emptyOutDir: true, minify: true },
})
