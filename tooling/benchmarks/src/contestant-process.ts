import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant, Task } from './contestant.js';
import type { Answer, Request } from './serve.js';

/** A contestant in its own process or processes, so that engines share no heap, kernel registry or JIT compiler. */
export class ContestantProcess {
  readonly contestant: Contestant;
  readonly #children: readonly ChildProcess[];

  private constructor(contestant: Contestant, children: readonly ChildProcess[]) {
    this.contestant = contestant;
    this.#children = children;
  }

  /** Starts the processes and waits until all are set up. */
  static async start(contestant: Contestant): Promise<ContestantProcess> {
    const { clone } = contestant;
    const script = clone
      ? resolve(clone, 'tooling/benchmarks/dist/serve.js')
      : fileURLToPath(new URL('./serve.js', import.meta.url));
    const children = Array.from({ length: contestant.processes }, () =>
      fork(script, [JSON.stringify(contestant)], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    const started = new ContestantProcess(contestant, children);
    try {
      await Promise.all(children.map((child) => answer(child)));
    } catch (error) {
      // A running child process would keep this process alive.
      started.stop();
      throw error;
    }
    return started;
  }

  /** Runs a task in all processes concurrently. Returns one answer per process. */
  run(task: Task, count = 1): Promise<Answer[]> {
    return Promise.all(
      this.#children.map((child) => {
        const answered = answer(child);
        child.send({ task, count } satisfies Request);
        return answered;
      }),
    );
  }

  /** Stops the processes that are still running. */
  stop(): void {
    for (const child of this.#children) if (child.connected) child.disconnect();
  }
}

function answer(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (message: Answer): void => {
      child.off('exit', died);
      if (message.error === undefined) resolve(message);
      else reject(new Error(message.error));
    };
    const died = (code: number | null): void => {
      child.off('message', settle);
      reject(new Error(`the process of a contestant ended with exit code ${code}`));
    };
    child.once('message', settle);
    child.once('exit', died);
  });
}
