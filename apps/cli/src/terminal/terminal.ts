import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { speaksUtf8 } from './locale.js';
import { toAscii } from './to-ascii.js';

/** How many colours a stream shows: none, the 16 of every terminal, or the 256 of nearly every one. */
type Colors = 0 | 16 | 256;

/** What a style of `util.styleText` may be. */
export type Format = Parameters<typeof styleText>[0];

/** An output stream and what may be written to it: every drawing asks this, none asks the environment. */
export interface Terminal {
  /** The stream itself. */
  readonly stream: NodeJS.WritableStream;
  /** Width in columns; 80 where the stream is no terminal. Follows the window. */
  readonly columns: number;
  /** Whether a line may be drawn again: a terminal, and not a dumb one. */
  readonly animated: boolean;
  /** Whether blocks, braille and typographic signs can be shown; else plain ASCII. */
  readonly unicode: boolean;
  readonly colors: Colors;
  /** The text in a style, or as it is where there are no colours. */
  style(format: Format, text: string): string;
  /** Writes a text and a line break. */
  line(text?: string): void;
}

/** A stream that may be a terminal: `process.stdout`, or a plain stream in a test. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
};

/** What decides about colours and signs. */
export interface TerminalOptions {
  /** False after `--no-color`. */
  readonly color: boolean;
  /** The environment: `NO_COLOR`, `FORCE_COLOR`, `TERM`, `COLORTERM`, `LC_ALL`, `LC_CTYPE`, `LANG` are read. */
  readonly env: NodeJS.ProcessEnv;
}

const DEFAULT_COLUMNS = 80;

function countColors(stream: OutputStream, { color, env }: TerminalOptions): Colors {
  if (!color || env.NO_COLOR || env.TERM === 'dumb') return 0;
  if (!stream.isTTY && !env.FORCE_COLOR) return 0;
  const depth = WriteStream.prototype.getColorDepth(env);
  if (depth >= 8) return 256;
  return depth >= 4 ? 16 : 0;
}

/** Finds out what `stream` can show (https://no-color.org, and the locale for the character set). */
export function openTerminal(stream: OutputStream, options: TerminalOptions): Terminal {
  const { env } = options;
  const colors = countColors(stream, options);
  const unicode = speaksUtf8(env);
  return {
    stream,
    get columns() {
      return stream.columns || DEFAULT_COLUMNS;
    },
    animated: stream.isTTY === true && env.TERM !== 'dumb',
    unicode,
    colors,
    style: (format, text) => (colors ? styleText(format, text, { validateStream: false }) : text),
    line(text = '') {
      stream.write(`${unicode ? text : toAscii(text)}\n`);
    },
  };
}
