// Builds what only the benches need: their Electron main process.
import path from 'node:path'
import { defineConfig } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

export default defineConfig({
  root,
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: path.join(root, 'out/bench'),
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        'map-window': path.join(root, 'test/bench/map/window-main.ts'),
        'board-window': path.join(root, 'test/bench/board/window-main.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
})
