import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { escapeControls } from './control-characters.js';
import { supportsUtf8 } from './locale.js';
import { toAscii } from './to-ascii.js';

/** The number of colors that a stream supports. */
type Colors = 0 | 16 | 256;

/** A style of `util.styleText`. */
export type Format = Parameters<typeof styleText>[0];

/** An output stream and its capabilities. All drawing code uses this instead of the environment. */
export interface Terminal {
  /** The stream itself. */
  readonly stream: NodeJS.WritableStream;
  /** Current width in columns; 80 if the stream is not a terminal. */
  readonly columns: number;
  /** Whether lines can be redrawn: a terminal other than `TERM=dumb`. */
  readonly animated: boolean;
  /** Whether blocks, braille and typographic characters can be shown; else ASCII only. */
  readonly unicode: boolean;
  readonly colors: Colors;
  /** Applies a style to a text; returns it unchanged without colors. */
  style(format: Format, text: string): string;
  /**
   * Writes a line of prose or of a drawing, with typographic characters as ASCII in a locale without UTF-8. Control
   * characters are shown as `\\u001b`.
   *
   * @param command a command or path at the end of the line, of which no character is replaced.
   */
  line(text?: string, command?: string): void;
  /** Writes a line of data, such as a path, JSON or CSV, unchanged. On a terminal, shows its control characters. */
  data(text: string): void;
}

/** A stream that can be a terminal: `process.stdout`, or a stream in memory in a test. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
};

/** Settings that determine the capabilities. */
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

/** Determines the capabilities of `stream` from https://no-color.org and the locale. */
export function openTerminal(stream: OutputStream, options: TerminalOptions): Terminal {
  const { env } = options;
  const colors = countColors(stream, options);
  const unicode = supportsUtf8(env);
  return {
    stream,
    get columns() {
      return stream.columns || DEFAULT_COLUMNS;
    },
    animated: stream.isTTY === true && env.TERM !== 'dumb',
    unicode,
    colors,
    style: (format, text) => (colors ? styleText(format, text, { validateStream: false }) : text),
    line(text = '', command = '') {
      const prose = escapeControls(text, colors > 0);
      stream.write(`${unicode ? prose : toAscii(prose)}${escapeControls(command)}\n`);
    },
    data(text) {
      stream.write(`${stream.isTTY ? escapeControls(text) : text}\n`);
    },
  };
}
