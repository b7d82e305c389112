import { EXIT_BY_SIGNAL } from './exit-codes.js';

type Signal = keyof typeof EXIT_BY_SIGNAL;

const SIGNALS = Object.keys(EXIT_BY_SIGNAL) as Signal[];

/** Ctrl-C, SIGTERM and the closing of the terminal, made gentle: the first asks the work to end, the second ends the process at once. */
export interface Interruption {
  /** Aborted by the first signal once `defer` was called. */
  readonly signal: AbortSignal;
  /** From now on there is something to save: the first signal only aborts `signal`, after telling `onFirst`. */
  defer(onFirst: () => void): void;
  /** The exit code of the signal that came, if one came. */
  exitCode(): number | undefined;
  /** Gives the signals back to Node. */
  dispose(): void;
}

/** Listens for SIGINT, SIGTERM and SIGHUP. Until `defer` is called, a signal ends the process at once. */
export function listenForInterrupts(): Interruption {
  const controller = new AbortController();
  let announce: (() => void) | undefined;
  let received: number | undefined;
  const dispose = (): void => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
  const handle = (signal: Signal): void => {
    // The system and the shell both tell that the terminal was closed.
    if (received !== undefined && signal === 'SIGHUP') return;
    if (!announce || received !== undefined) {
      dispose();
      exitBySignal(signal);
    }
    received = EXIT_BY_SIGNAL[signal];
    announce();
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
 * Ends the process with the code of a signal. Where the terminal was closed it takes the signal itself, unless somebody
 * listens to it: Node sets the terminal back when it exits, and aborts where there is none.
 */
export function exitBySignal(signal: Signal): never {
  if (signal === 'SIGHUP') process.kill(process.pid, signal);
  process.exit(EXIT_BY_SIGNAL[signal]);
}
