import { inject } from 'vitest';
import { sweep } from '../coordinator/sweep.js';
import type { SweepEndEvent, SweepEvent } from '../coordinator/sweep-events.js';
import type { SweepOptions } from '../coordinator/sweep-options.js';
import { SimulatedTrainer } from '../simulation/simulated-trainer.js';

/** What a sweep yielded. */
export interface SweepRun {
  readonly events: readonly SweepEvent[];
  readonly end: SweepEndEvent;
}

/** Runs a sweep with fake trainings on the database of the tests. `onEvent` sees each event when it comes. */
export async function runSweep(
  { onEvent, ...options }: Omit<SweepOptions, 'database'> & { onEvent?: (event: SweepEvent) => void },
  milliseconds = 0,
): Promise<SweepRun> {
  const events: SweepEvent[] = [];
  const worker = {
    concurrency: 2,
    pollSeconds: 0.02,
    createTrainer: () => new SimulatedTrainer(milliseconds),
  };
  for await (const event of sweep({ worker, ...options, database: inject('url') })) {
    events.push(event);
    onEvent?.(event);
  }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('the sweep has no end');
  return { events, end };
}

/** Events of one type. */
export function eventsOf<Type extends SweepEvent['type']>(
  { events }: Pick<SweepRun, 'events'>,
  type: Type,
): Extract<SweepEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<SweepEvent, { type: Type }> => event.type === type);
}
