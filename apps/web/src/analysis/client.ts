import { WorkerClient } from '../worker/client.js';
import type { AnalysisApi } from './api.js';
import type { UmapApi } from './umap-api.js';

/** The worker that analyzes networks, also while another one trains. */
export const analysisWorker: WorkerClient<AnalysisApi> = new WorkerClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' }),
);

/** The worker that arranges points, which takes many seconds. It has a worker of its own, so that `stop()` can end it at any time. */
export const umapWorker: WorkerClient<UmapApi> = new WorkerClient(
  () => new Worker(new URL('./umap-worker.ts', import.meta.url), { type: 'module', name: 'umap' }),
);
