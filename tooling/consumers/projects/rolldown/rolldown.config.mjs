import { cpSync, mkdirSync } from 'node:fs';

mkdirSync('dist', { recursive: true });
cpSync('index.html', 'dist/index.html');

export default { input: 'app.js', platform: 'browser', output: { dir: 'dist', format: 'es' } };
