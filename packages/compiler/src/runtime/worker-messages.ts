import type { Cores } from './cores.js';
import type { KernelModules } from './kernel-modules.js';
import type { RunsOn } from './threading.js';

/** A message from the caller's thread to a worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly modules: KernelModules; readonly memory: WebAssembly.Memory }
  | { readonly type: 'run'; readonly program: number; readonly frame: number };

/** The answer of a worker: it is ready for the next message, or the reason why it failed. */
export type FromWorker = { readonly type: 'ready' } | { readonly type: 'failed'; readonly reason: string };

/** A worker thread, in Node and in browsers alike. */
export interface WorkerHandle {
  post(message: ToWorker): void;
  /** Calls `listener` with every answer. */
  onMessage(listener: (message: FromWorker) => void): void;
  /** Calls `listener` when the thread exits or fails to start. */
  onDeath(listener: (reason: string) => void): void;
  /** Sets whether the process stays alive while the thread runs. */
  keepAlive(keep: boolean): void;
  terminate(): Promise<void>;
}

/** One way to start worker threads. */
export interface WorkerStarter {
  readonly runsOn: Exclude<RunsOn, 'caller-thread'>;
  /** Starts a thread. Can throw if the runtime refuses; otherwise the handle reports a failure to start as a death. */
  start(): WorkerHandle;
}

/** Starts worker threads. */
export interface WorkerSource {
  /** The ways to start a thread, in the order in which to try them. */
  readonly starters: readonly WorkerStarter[];
  /** Counts the threads that can run at the same time. */
  countCores(): Cores;
  /**
   * Watches for workers that a content security policy blocks, until the returned function is called. It returns what
   * the policy lacks, in one line, or undefined if it blocked nothing.
   */
  watchPolicy(): () => string | undefined;
}
