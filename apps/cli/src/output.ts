import { openTerminal, type Terminal } from './terminal/terminal.js';

/** The output streams of a command: data on `out`, everything else on `err`. */
export interface Output {
  readonly out: Terminal;
  readonly err: Terminal;
}

/** Opens stdout and stderr. */
export function openOutput(color: boolean): Output {
  const options = { color, env: process.env };
  return { out: openTerminal(process.stdout, options), err: openTerminal(process.stderr, options) };
}
