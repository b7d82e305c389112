import type { WorkerSource } from './worker-messages.js';

/** The type of the worker source that the `imports` of package.json choose. Import it from `#threads`. */
export declare const workers: WorkerSource;
