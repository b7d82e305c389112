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
  readonly gflops?: number;
  readonly calls?: readonly { readonly call: string; readonly microseconds: number }[];
  readonly error?: string;
}

async function perform(runner: Runner, { task, count }: Request): Promise<Omit<Answer, 'milliseconds'>> {
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
  try {
    const result = await perform(runner, request);
    process.send?.({ ...result, milliseconds: performance.now() - start } satisfies Answer);
  } catch (error) {
    process.send?.({ milliseconds: Number.NaN, error: String(error) } satisfies Answer);
  }
});
process.on('disconnect', async () => {
  await runner.dispose();
  process.exit(0);
});
process.send?.({ milliseconds: 0 } satisfies Answer);
