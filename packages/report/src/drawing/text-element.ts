import { escapeText } from './serialize-svg.js';

/** Style of a line of text. */
export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
}

/** A line of SVG text with its baseline at (x, y). */
export function textElement(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size, bold, anchor, fill } = style;
  const attributes = [
    ['font-size', size],
    ['font-weight', bold ? 600 : undefined],
    ['text-anchor', anchor],
    ['fill', fill],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  return `<text x="${x}" y="${y}"${attributes}>${escapeText(text)}</text>`;
}
