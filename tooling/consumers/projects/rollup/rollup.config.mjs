import { cpSync, mkdirSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';

mkdirSync('dist', { recursive: true });
cpSync('index.html', 'dist/index.html');

export default {
  input: 'app.js',
  output: { dir: 'dist', format: 'es' },
  plugins: [nodeResolve({ browser: true }), commonjs()],
};
