import { type IPty, spawn } from '@lydell/node-pty';
import { BIN } from './run-cli.js';

/** The result of a program in a terminal. */
export interface TerminalResult {
  /** Its exit code; 0 if a signal ended it. */
  readonly code: number;
  /** The number of the signal that ended it, or 0. */
  readonly signal: number;
  /** Its complete output. */
  readonly screen: string;
}

/** A program that is running in a terminal. */
export interface TerminalRun {
  readonly pid: number;
  /** Types text; `\x03` is Ctrl-C. */
  type(text: string): void;
  /** Closes the terminal, as closing its window does. */
  close(): void;
  readonly ended: Promise<TerminalResult>;
}

/** How to run a program. */
export interface TerminalSetup {
  readonly cwd: string;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the complete output whenever it grows. */
  readonly onScreen?: (screen: string, run: TerminalRun) => void;
}

function endOf(pty: IPty, onScreen: (screen: string) => void): Promise<TerminalResult> {
  let screen = '';
  pty.onData((text) => {
    screen += text;
    onScreen(screen);
  });
  return new Promise((resolve) => {
    pty.onExit(({ exitCode, signal = 0 }) => resolve({ code: exitCode, signal, screen }));
  });
}

/**
 * Runs the built `lenet5` in a pseudo-terminal of the operating system. Its three streams are the terminal, and Ctrl-C is a
 * key.
 */
export function runInTerminal(words: readonly string[], setup: TerminalSetup): TerminalRun {
  const { cwd, columns = 100, env, onScreen } = setup;
  const { PATH = '', HOME = '' } = process.env;
  const pty = spawn(process.execPath, [BIN, ...words], {
    cwd,
    cols: columns,
    rows: 30,
    env: { PATH, HOME, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  const run: TerminalRun = {
    pid: pty.pid,
    type: (text) => pty.write(text),
    // The types of node-pty lack destroy().
    close: () => (pty as IPty & { destroy(): void }).destroy(),
    ended: endOf(pty, (screen) => onScreen?.(screen, run)),
  };
  return run;
}
