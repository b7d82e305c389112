import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.one-process.ts';

/**
 * Two files at a time: the tests mostly wait for the programs that they run. Those that call the code of a command share its
 * modules, because loading them for each of 80 files takes longer than the tests.
 */
export default mergeConfig(shared, defineConfig({ test: { maxWorkers: 2 } }));
