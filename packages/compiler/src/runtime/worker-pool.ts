import { BARRIER_RECORD } from '../contract.generated.js';
import { WorkerDiedError } from '../errors/runtime-errors.js';
import type { Plan } from '../plan/plan.js';
import type { Executor } from './executor.js';
import { type Run, writeFrame } from './frame.js';
import type { KernelModules } from './kernel-modules.js';
import type { ToWorker, WorkerHandle } from './worker-messages.js';

/**
 * The most that a thread polls the barrier before it sleeps; it polls less after waits that ended in sleep. If each thread has its own core: for about 300 µs, longer than
 * the threads drift apart even when other work interrupts one. Otherwise: for a few microseconds. More would slow down
 * threads that compete for cores: a spinning thread occupies the core that the awaited thread needs.
 */
const OWN_CORE_SPINS = 300_000;
const SHARED_CORE_SPINS = 2000;

/** One worker thread and the pending request to it. */
interface Member {
  readonly handle: WorkerHandle;
  resolve: () => void;
  reject: (error: WorkerDiedError) => void;
}

/** Runs programs on worker threads with shared memory. The caller's thread only sends and receives messages. */
export class WorkerPool implements Executor {
  readonly timeSlice = 150;
  readonly #memory: WebAssembly.Memory;
  readonly #plan: Plan;
  readonly #members: readonly Member[];
  readonly #cores: number;
  #failure: WorkerDiedError | undefined;
  #disposed = false;

  private constructor(
    memory: WebAssembly.Memory,
    plan: Plan,
    handles: readonly WorkerHandle[],
    cores: number,
  ) {
    this.#memory = memory;
    this.#plan = plan;
    this.#cores = cores;
    this.#members = handles.map((handle) => ({ handle, resolve: () => {}, reject: () => {} }));
    for (const [thread, member] of this.#members.entries()) this.#listen(thread, member);
  }

  /**
   * Starts the threads of a plan.
   * @param cores the number of threads that can run at the same time
   * @throws WorkerDiedError if one does not start
   */
  static async start(
    memory: WebAssembly.Memory,
    plan: Plan,
    modules: KernelModules,
    startWorker: () => WorkerHandle,
    cores: number,
  ): Promise<WorkerPool> {
    const { threads } = plan.options;
    const handles = Array.from({ length: threads }, () => startWorker());
    const pool = new WorkerPool(memory, plan, handles, cores);
    pool.#writeBarrier('stop', 0);
    try {
      await pool.#send(threads, () => ({ type: 'start', modules, memory }));
    } catch (error) {
      await pool.dispose();
      throw error;
    }
    return pool;
  }

  async run(run: Run, threads: number): Promise<void> {
    this.#writeBarrier('spinCount', threads <= this.#cores ? OWN_CORE_SPINS : SHARED_CORE_SPINS);
    await this.#send(threads, (thread) => ({
      type: 'run',
      program: run.program,
      frame: writeFrame(this.#memory, this.#plan, thread, [thread, threads], run),
    }));
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await Promise.all(this.#members.map(({ handle }) => handle.terminate()));
  }

  /** Sends a message to the first threads and waits for their answers. Rejects as soon as one thread dies. */
  async #send(threads: number, message: (thread: number) => ToWorker): Promise<void> {
    if (this.#failure) throw this.#failure;
    const members = this.#members.slice(0, threads);
    for (const { handle } of members) handle.keepAlive(true);
    const messages = members.map((_, thread) => message(thread));
    try {
      await Promise.all(
        members.map(
          (member, thread) =>
            new Promise<void>((resolve, reject) => {
              member.resolve = resolve;
              member.reject = reject;
              member.handle.post(messages[thread] as ToWorker);
            }),
        ),
      );
    } finally {
      for (const { handle } of members) handle.keepAlive(false);
    }
  }

  #writeBarrier(field: keyof typeof BARRIER_RECORD, value: number): void {
    const address = this.#plan.places.barrier.offset + BARRIER_RECORD[field];
    Atomics.store(new Int32Array(this.#memory.buffer), address / 4, value);
  }

  #listen(thread: number, member: Member): void {
    member.handle.onMessage((answer) => {
      if (answer.type === 'ready') member.resolve();
      else this.#fail(thread, answer.reason);
    });
    member.handle.onDeath((reason) => this.#fail(thread, reason));
  }

  /** Releases the threads that wait for a dead one, and rejects the pending requests. */
  #fail(thread: number, reason: string): void {
    if (this.#disposed || this.#failure) return;
    this.#failure = new WorkerDiedError(thread, reason);
    this.#writeBarrier('stop', 1);
    for (const member of this.#members) member.reject(this.#failure);
  }
}
