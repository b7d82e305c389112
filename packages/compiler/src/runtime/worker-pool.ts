import { BARRIER_RECORD } from '../contract.generated.js';
import { WorkerDiedError } from '../errors/runtime-errors.js';
import type { Plan } from '../plan/plan.js';
import type { Executor } from './executor.js';
import { type Run, writeFrame } from './frame.js';
import type { ToWorker, WorkerHandle } from './worker-messages.js';

/**
 * How often a thread polls the barrier before it sleeps. If each thread has its own core: for about 300 µs, longer than
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
  #failure: WorkerDiedError | undefined;
  #disposed = false;

  private constructor(memory: WebAssembly.Memory, plan: Plan, handles: readonly WorkerHandle[]) {
    this.#memory = memory;
    this.#plan = plan;
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
    module: WebAssembly.Module,
    startWorker: () => WorkerHandle,
    cores: number,
  ): Promise<WorkerPool> {
    const { threads } = plan.options;
    const words = new Int32Array(memory.buffer);
    const barrier = plan.places.barrier.offset;
    words[(barrier + BARRIER_RECORD.stop) / 4] = 0;
    words[(barrier + BARRIER_RECORD.spinCount) / 4] = threads <= cores ? OWN_CORE_SPINS : SHARED_CORE_SPINS;
    const handles = Array.from({ length: threads }, () => startWorker());
    const pool = new WorkerPool(memory, plan, handles);
    try {
      await pool.#sendAll(() => ({ type: 'start', module, memory }));
    } catch (error) {
      await pool.dispose();
      throw error;
    }
    return pool;
  }

  async run(run: Run): Promise<void> {
    const threads = this.#members.length;
    await this.#sendAll((thread) => ({
      type: 'run',
      program: run.program,
      frame: writeFrame(this.#memory, this.#plan, thread, [thread, threads], run),
    }));
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await Promise.all(this.#members.map(({ handle }) => handle.terminate()));
  }

  /** Sends a message to every thread and waits for all answers. Rejects as soon as one thread dies. */
  async #sendAll(message: (thread: number) => ToWorker): Promise<void> {
    if (this.#failure) throw this.#failure;
    for (const { handle } of this.#members) handle.keepAlive(true);
    const messages = this.#members.map((_, thread) => message(thread));
    try {
      await Promise.all(
        this.#members.map(
          (member, thread) =>
            new Promise<void>((resolve, reject) => {
              member.resolve = resolve;
              member.reject = reject;
              member.handle.post(messages[thread] as ToWorker);
            }),
        ),
      );
    } finally {
      for (const { handle } of this.#members) handle.keepAlive(false);
    }
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
    const words = new Int32Array(this.#memory.buffer);
    Atomics.store(words, (this.#plan.places.barrier.offset + BARRIER_RECORD.stop) / 4, 1);
    for (const member of this.#members) member.reject(this.#failure);
  }
}
