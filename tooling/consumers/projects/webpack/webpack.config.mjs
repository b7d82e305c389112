import { cpSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

mkdirSync('dist', { recursive: true });
cpSync('index.html', 'dist/index.html');

export default {
  mode: 'production',
  entry: './app.js',
  output: { path: resolve('dist'), filename: 'app.js' },
};
