import type { Row } from '../row.js';
import { BUNDLER_ROWS } from './bundlers.js';
import { CHECK_ROWS } from './checks.js';
import { ENGINE_ROWS } from './engines.js';
import { MANAGER_ROWS } from './managers.js';
import { NEXT_ROWS } from './next.js';
import { PAGE_ROWS } from './pages.js';
import { RUNTIME_ROWS } from './runtimes.js';
import { SIZE_ROWS } from './sizes.js';
import { TYPE_ROWS } from './types.js';

/** Every row of the table, in its order. */
export const ROWS: readonly Row[] = [
  ...MANAGER_ROWS,
  ...RUNTIME_ROWS,
  ...ENGINE_ROWS,
  ...BUNDLER_ROWS,
  ...NEXT_ROWS,
  ...PAGE_ROWS,
  ...TYPE_ROWS,
  ...CHECK_ROWS,
  ...SIZE_ROWS,
];
