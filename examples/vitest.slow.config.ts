import { mergeConfig } from 'vitest/config';
import slow from '../vitest.slow.ts';

export default mergeConfig(slow, { test: { include: ['*.slow.test.ts'] } });
