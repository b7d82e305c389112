// A process that trains simulated segments until it is stopped: node worker-process.js URL MILLISECONDS LEASE CONCURRENCY
import { runWorker } from '@lenet5/sweep';
import { SimulatedTrainer } from '@lenet5/sweep/simulation';
import { endWithParent } from './end-with-parent.js';

const [database = '', milliseconds, leaseSeconds, concurrency = '2'] = process.argv.slice(2);
const controller = new AbortController();
process.on('SIGTERM', () => controller.abort());
endWithParent();
await runWorker({
  database,
  concurrency: Number(concurrency),
  leaseSeconds: Number(leaseSeconds),
  pollSeconds: 0.05,
  signal: controller.signal,
  createTrainer: () => new SimulatedTrainer(Number(milliseconds)),
});
