import { mergeConfig } from 'vitest/config';
import slow from '../../vitest.slow.ts';
import page from './vitest.page.ts';

export default mergeConfig(slow, page);
