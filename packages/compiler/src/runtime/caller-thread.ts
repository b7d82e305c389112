import type { Sections } from '../plan/op.js';
import type { Plan } from '../plan/plan.js';
import type { Executor } from './executor.js';
import { type Run, writeFrame } from './frame.js';
import type { KernelExports } from './instantiate-kernels.js';
import type { OpProfile } from './op-profile.js';
import { profile } from './profile.js';
import { isWindow } from './threading.js';

/** Runs programs on the caller's thread, which is blocked meanwhile. After each run it yields to the event loop. */
export class CallerThread implements Executor {
  /** In a window, a run must fit between two frames of the page. */
  readonly timeSlice: number = isWindow() ? 12 : 80;
  readonly #memory: WebAssembly.Memory;
  readonly #plan: Plan;
  readonly #kernels: KernelExports;

  constructor(memory: WebAssembly.Memory, plan: Plan, kernels: KernelExports) {
    this.#memory = memory;
    this.#plan = plan;
    this.#kernels = kernels;
  }

  /** Runs a program synchronously, as its only thread. */
  runSync(run: Run): void {
    const index = this.#plan.options.threads;
    this.#kernels.run(run.program, writeFrame(this.#memory, this.#plan, index, [0, 1], run));
  }

  /** Runs a program op by op and measures each. */
  profile(sections: Sections, run: Run): OpProfile[] {
    return profile(this.#memory, this.#plan, this.#kernels, sections, run);
  }

  async run(run: Run): Promise<void> {
    this.runSync(run);
    await yieldToEventLoop();
  }

  async dispose(): Promise<void> {}
}

/** Lets timers, signals and, in a browser, rendering run. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(undefined);
  });
}
