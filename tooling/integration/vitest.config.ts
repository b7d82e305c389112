export { default } from '../../vitest.one-process.ts';
