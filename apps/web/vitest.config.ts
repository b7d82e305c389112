import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The tests in `src/e2e` share one machine with the browser they drive: one file after the other. */
export default mergeConfig(shared, { test: { fileParallelism: false } });
