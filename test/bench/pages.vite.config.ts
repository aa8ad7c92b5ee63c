// Builds the pages that the benches compare the product with.
import path from 'node:path'
import { defineConfig } from 'vite'

const at = (...parts: string[]) => path.join(import.meta.dirname, ...parts)

export default defineConfig({
  root: at('.'),
  worker: { format: 'es' },
  build: {
    target: 'chrome130',
    outDir: at('../../out/bench-pages'),
    emptyOutDir: true,
    minify: true,
    rolldownOptions: { input: [at('map/plain/index.html'), at('board/rows/index.html')] },
  },
})
