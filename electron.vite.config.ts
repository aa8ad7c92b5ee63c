// Builds the console: main process, sandboxed preload, and the pages.
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (...parts: string[]) => path.join(import.meta.dirname, ...parts)

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/electron',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          'pinyin-worker': at('electron/pinyin-worker.ts'),
          'address-worker': at('electron/address-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/electron',
      emptyOutDir: false,
      isolatedEntries: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      sourcemap: true,
      minify: true,
      rolldownOptions: { input: { console: at('renderer/console/index.html') } },
    },
  },
})
