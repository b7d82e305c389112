import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';
import page from './vitest.page.ts';

export default mergeConfig(shared, page);
