import { Writable } from 'node:stream';
import { openTerminal, type Terminal } from '../terminal/terminal.js';

/** The capabilities of a captured terminal. */
export interface CaptureOptions {
  readonly columns?: number;
  readonly unicode?: boolean;
  readonly colors?: boolean;
}

/** Opens a terminal on a stream in memory. */
export function captureTerminal(options: CaptureOptions = {}): { terminal: Terminal; text: () => string } {
  const { columns = 80, unicode = true, colors = false } = options;
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const env = {
    ...(unicode ? { LANG: 'C.UTF-8' } : {}),
    ...(colors ? { FORCE_COLOR: '2', TERM: 'xterm-256color' } : {}),
  };
  const terminal = openTerminal(Object.assign(stream, { columns }), { color: true, env });
  return { terminal, text: () => chunks.join('') };
}
