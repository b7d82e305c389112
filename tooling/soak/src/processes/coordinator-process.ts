// A process that follows a sweep and trains it: node coordinator-process.js FOLDER SWEEP MILLISECONDS LEASE
import { sweep } from '@lenet5/sweep';
import { SimulatedTrainer } from '@lenet5/sweep/simulation';
import { endWithParent } from './end-with-parent.js';

const [folder = '', resume, milliseconds, leaseSeconds] = process.argv.slice(2);
const events = sweep({
  database: { folder },
  resume: Number(resume),
  worker: {
    concurrency: 2,
    leaseSeconds: Number(leaseSeconds),
    pollSeconds: 0.05,
    createTrainer: () => new SimulatedTrainer(Number(milliseconds)),
  },
});
endWithParent();
for await (const event of events) {
  // The parent waits for the first event, after which the server runs.
  if (event.type === 'sweep-start' || event.type === 'end') process.send?.(event.type);
}
process.disconnect?.();
