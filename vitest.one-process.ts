import { defineConfig, mergeConfig } from 'vitest/config';
import shared from './vitest.shared.ts';

/**
 * The tests of a package whose files may share the state of their modules: each worker runs its files in one process and
 * loads the modules once, which halves the processor time of small tests.
 */
export default mergeConfig(shared, defineConfig({ test: { isolate: false } }));
