import { WorkerClient } from '../worker/client.js';
import type { AnalysisApi } from './api.js';

/** The worker that analyzes networks, also while another one trains. */
export const analysisWorker: WorkerClient<AnalysisApi> = new WorkerClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' }),
);
