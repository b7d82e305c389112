import { WorkerDiedError } from '../errors/runtime-errors.js';
import type { Plan } from '../plan/plan.js';
import type { Executor } from './executor.js';
import { type Run, writeFrame } from './frame.js';
import type { ToWorker, WorkerHandle, WorkerSource } from './worker-messages.js';

/** Where `stop` and `looks` lie among the words that threads meet at, see assembly/meeting.ts. */
const STOP = 2;
const LOOKS = 3;

/**
 * How often to look: for some 300 µs where each thread has a core of its own, longer than threads in step are apart
 * even where other work comes between; else some microseconds. Much more is worse where others want the cores too: who
 * looks keeps one from who is waited for.
 */
const PATIENT = 300_000;
const IMPATIENT = 2000;

/** One worker thread, and who waits for its answer. */
interface Member {
  readonly handle: WorkerHandle;
  answered: () => void;
  died: (error: WorkerDiedError) => void;
}

/** Runs programs on worker threads that share the memory. The caller only sends and hears messages. */
export class WorkerPool implements Executor {
  readonly turn = 150;
  readonly #memory: WebAssembly.Memory;
  readonly #plan: Plan;
  readonly #members: readonly Member[];
  #death: WorkerDiedError | undefined;
  #disposed = false;

  private constructor(memory: WebAssembly.Memory, plan: Plan, handles: readonly WorkerHandle[]) {
    this.#memory = memory;
    this.#plan = plan;
    this.#members = handles.map((handle) => ({ handle, answered: () => {}, died: () => {} }));
    for (const [thread, member] of this.#members.entries()) this.#listen(thread, member);
  }

  /**
   * Starts a thread for each that the plan counts.
   * @throws WorkerDiedError where one does not start
   */
  static async start(
    memory: WebAssembly.Memory,
    plan: Plan,
    module: WebAssembly.Module,
    { startWorker, cores }: WorkerSource,
  ): Promise<WorkerPool> {
    const { threads } = plan.options;
    const meeting = new Int32Array(memory.buffer, plan.places.meeting.offset);
    meeting[LOOKS] = threads <= cores ? PATIENT : IMPATIENT;
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

  /** Sends a message to every thread and waits for every answer; fails as soon as one thread is dead. */
  async #sendAll(message: (thread: number) => ToWorker): Promise<void> {
    if (this.#death) throw this.#death;
    for (const { handle } of this.#members) handle.keepAlive(true);
    const messages = this.#members.map((_, thread) => message(thread));
    try {
      await Promise.all(
        this.#members.map(
          (member, thread) =>
            new Promise<void>((resolve, reject) => {
              member.answered = resolve;
              member.died = reject;
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
      if (answer.type === 'ready') member.answered();
      else this.#bury(thread, answer.reason);
    });
    member.handle.onDeath((reason) => this.#bury(thread, reason));
  }

  /** Lets the threads that wait for a dead one go, and tells the caller. */
  #bury(thread: number, reason: string): void {
    if (this.#disposed || this.#death) return;
    this.#death = new WorkerDiedError(thread, reason);
    const words = new Int32Array(this.#memory.buffer);
    const stop = this.#plan.places.meeting.offset / 4 + STOP;
    Atomics.store(words, stop, 1);
    for (const member of this.#members) member.died(this.#death);
  }
}
