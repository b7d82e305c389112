import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.one-process.ts';

/** Two files at a time: the tests mostly wait for the programs that they run. */
export default mergeConfig(shared, defineConfig({ test: { maxWorkers: 2 } }));
