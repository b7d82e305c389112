import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Two files at a time: the tests mostly wait for the programs that they run. */
export default mergeConfig(shared, defineConfig({ test: { maxWorkers: 2 } }));
