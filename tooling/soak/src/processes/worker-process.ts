// A process that trains simulated segments until it is stopped: node worker-process.js URL MILLISECONDS LEASE
import { runWorker } from '@lenet5/sweep';
import { SimulatedTrainer } from '@lenet5/sweep/simulation';

const [database = '', milliseconds, leaseSeconds] = process.argv.slice(2);
const controller = new AbortController();
process.on('SIGTERM', () => controller.abort());
await runWorker({
  database,
  concurrency: 2,
  leaseSeconds: Number(leaseSeconds),
  pollSeconds: 0.05,
  signal: controller.signal,
  createTrainer: () => new SimulatedTrainer(Number(milliseconds)),
});
