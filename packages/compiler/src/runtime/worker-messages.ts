/** A message from the caller's thread to a worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory }
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

/** Starts worker threads. */
export interface WorkerSource {
  startWorker(): WorkerHandle;
  /** The number of threads that can run at the same time. */
  readonly cores: number;
}
