export { default } from '../../vitest.perf.ts';
