import { fileURLToPath } from 'node:url';

/** The folder of the API reports. */
export const REPORTS: string = fileURLToPath(new URL('../reports/', import.meta.url));
