import { resolve } from 'node:path';

export default {
  mode: 'production',
  target: 'node',
  entry: './program.cjs',
  output: { path: resolve('dist'), filename: 'program.cjs' },
};
