import type { Contestant, Task } from './contestant.js';
import { openRunner } from './open-runner.js';
import type { Runner } from './runner.js';

/** A request of the parent process. */
export interface Request {
  readonly task: Task;
  readonly count: number;
}

/** The answer of the process: the duration of the task, or its measurements. */
export interface Answer {
  readonly milliseconds: number;
  /** User and system time of all threads. */
  readonly cpuMilliseconds: number;
  readonly gflops?: number;
  readonly calls?: readonly { readonly call: string; readonly microseconds: number }[];
  readonly error?: string;
}

async function perform(runner: Runner, { task, count }: Request): Promise<Pick<Answer, 'gflops' | 'calls'>> {
  switch (task) {
    case 'train':
      await runner.train?.(count);
      return {};
    case 'predictOne':
      for (let i = 0; i < count; i++) await runner.predictOne?.();
      return {};
    case 'evaluate':
      for (let i = 0; i < count; i++) await runner.evaluate?.();
      return {};
    case 'peak':
      return runner.peak ? { gflops: await runner.peak() } : {};
    case 'profile':
      return runner.profile ? { calls: await runner.profile(count) } : {};
  }
}

const runner = await openRunner(JSON.parse(process.argv[2] ?? '') as Contestant);
process.on('message', async (request: Request) => {
  const start = performance.now();
  const before = process.cpuUsage();
  try {
    const result = await perform(runner, request);
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    process.send?.({ ...result, milliseconds, cpuMilliseconds: (user + system) / 1000 } satisfies Answer);
  } catch (error) {
    const failed = { milliseconds: Number.NaN, cpuMilliseconds: Number.NaN };
    process.send?.({ ...failed, error: String(error) } satisfies Answer);
  }
});
process.on('disconnect', async () => {
  await runner.dispose();
  process.exit(0);
});
process.send?.({ milliseconds: 0, cpuMilliseconds: 0 } satisfies Answer);
