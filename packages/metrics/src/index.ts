export type { History } from './history.js';
