// WITHOUT_TFJS=1 webpack: for a project in which tfjs is not installed.
import { cpSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

mkdirSync('dist', { recursive: true });
cpSync('index.html', 'dist/index.html');

export default {
  mode: 'production',
  entry: './app.js',
  output: { path: resolve('dist'), filename: 'app.js' },
  ...(process.env.WITHOUT_TFJS
    ? { externalsType: 'import', externals: /^@tensorflow\//, target: ['web', 'es2020'] }
    : {}),
};
