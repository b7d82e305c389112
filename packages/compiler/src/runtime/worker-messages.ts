/** What the caller tells a worker thread. */
export type ToWorker =
  | { readonly type: 'start'; readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory }
  | { readonly type: 'run'; readonly program: number; readonly frame: number };

/** What a worker thread answers: that it is ready for the next, or why it is not. */
export type FromWorker = { readonly type: 'ready' } | { readonly type: 'failed'; readonly reason: string };

/** A worker thread as its caller sees it, in Node and in browsers. */
export interface WorkerHandle {
  post(message: ToWorker): void;
  /** Called with every answer. */
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called when the thread is gone, or never came. */
  onDeath(listener: (reason: string) => void): void;
  /** Whether the process must wait for the thread. */
  keepAlive(keep: boolean): void;
  terminate(): Promise<void>;
}

/** Where worker threads come from. */
export interface WorkerSource {
  startWorker(): WorkerHandle;
  /** How many threads may run at once. */
  readonly cores: number;
}
