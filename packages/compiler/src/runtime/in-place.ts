import type { Listing } from '../plan/op.js';
import type { Plan } from '../plan/plan.js';
import type { Executor } from './executor.js';
import { type Run, writeFrame } from './frame.js';
import type { KernelExports } from './instantiate-kernels.js';
import { type OpProfile, profile } from './profile.js';
import { isWindow } from './threading.js';

/** Runs programs on the caller's own thread. It is busy meanwhile; after a run others get their turn. */
export class InPlace implements Executor {
  /** A page must be drawn between two runs. */
  readonly turn: number = isWindow() ? 12 : 80;
  readonly #memory: WebAssembly.Memory;
  readonly #plan: Plan;
  readonly #kernels: KernelExports;

  constructor(memory: WebAssembly.Memory, plan: Plan, kernels: KernelExports) {
    this.#memory = memory;
    this.#plan = plan;
    this.#kernels = kernels;
  }

  /** Runs a program, as the one thread there is. */
  runNow(run: Run): void {
    const slot = this.#plan.options.threads;
    this.#kernels.run(run.program, writeFrame(this.#memory, this.#plan, slot, [0, 1], run));
  }

  /** The same, op by op: how long each took. */
  profile(listing: Listing, run: Run): OpProfile[] {
    return profile(this.#memory, this.#plan, this.#kernels, listing, run);
  }

  async run(run: Run): Promise<void> {
    this.runNow(run);
    await nextTurn();
  }

  async dispose(): Promise<void> {}
}

/** Lets timers, signals and, in a browser, the page have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(undefined);
  });
}
