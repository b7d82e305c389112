import type { Row } from '../row.js';
import { BUNDLER_ROWS } from './bundlers.js';
import { CHECK_ROWS } from './checks.js';
import { MANAGER_ROWS } from './managers.js';
import { RUNTIME_ROWS } from './runtimes.js';
import { TYPE_ROWS } from './types.js';

/** Every row of the table, in its order. */
export const ROWS: readonly Row[] = [
  ...MANAGER_ROWS,
  ...RUNTIME_ROWS,
  ...BUNDLER_ROWS,
  ...TYPE_ROWS,
  ...CHECK_ROWS,
];
