import { EXIT_BY_SIGNAL } from './exit-codes.js';

/** A signal that ends a command. */
export type Signal = keyof typeof EXIT_BY_SIGNAL;

const SIGNALS = Object.keys(EXIT_BY_SIGNAL) as Signal[];

/**
 * Handling of Ctrl-C, SIGTERM, a closed terminal and a closed pipe: the first signal asks the work to stop, the second
 * ends the process immediately. Node ignores SIGPIPE; `main` emits it when a write to stdout or stderr fails with EPIPE.
 */
export interface Interruption {
  /** Aborted by the first signal after a call of `defer`. */
  readonly signal: AbortSignal;
  /** From now on, the first signal does not end the process: it calls `onFirst` and aborts `signal`. */
  defer(onFirst: (signal: Signal) => void): void;
  /** The exit code of the first signal, if there was one. */
  exitCode(): number | undefined;
  /** Restores Node's handling of signals. */
  dispose(): void;
}

/** Listens for SIGINT, SIGTERM, SIGHUP and SIGPIPE. Until `defer` is called, a signal ends the process immediately. */
export function listenForInterrupts(): Interruption {
  const controller = new AbortController();
  let announce: ((signal: Signal) => void) | undefined;
  let received: number | undefined;
  const dispose = (): void => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
  const handle = (signal: Signal): void => {
    // Both the system and the shell send SIGHUP when the terminal is closed; each write to a closed pipe fails.
    if (received !== undefined && (signal === 'SIGHUP' || signal === 'SIGPIPE')) return;
    if (!announce || received !== undefined) {
      dispose();
      exitBySignal(signal);
    }
    received = EXIT_BY_SIGNAL[signal];
    announce(signal);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return {
    signal: controller.signal,
    defer(onFirst) {
      announce = onFirst;
    },
    exitCode: () => received,
    dispose,
  };
}

/**
 * Ends the process with the exit code of a signal. For SIGHUP, kills the process by the signal itself unless there is a
 * listener: on exit Node resets the terminal, and aborts if the terminal is closed.
 */
export function exitBySignal(signal: Signal): never {
  if (signal === 'SIGHUP') process.kill(process.pid, signal);
  process.exit(EXIT_BY_SIGNAL[signal]);
}
