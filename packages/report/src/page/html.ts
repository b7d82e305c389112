import { escapeText } from '../drawing/serialize-svg.js';

/** Text that is already markup. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** A value in a template: text is escaped, markup is not, and null, undefined and false are omitted. */
export type Content = string | number | Markup | null | undefined | false | readonly Content[];

/** Creates HTML from a template. Values are escaped for text and quoted attributes, except markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...values.map(write)));
}

function write(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return content.map(write).join('');
}
