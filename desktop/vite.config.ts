import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// One stylesheet and hashed files only: the page runs under a policy without inline scripts or styles.
export default defineConfig({
  root: 'src/console',
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
