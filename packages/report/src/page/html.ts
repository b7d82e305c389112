import { escapeText } from '../serialize-svg.js';

/** Text that is markup already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, markup is not, nothing is nothing. */
export type Content = string | number | Markup | null | undefined | false | readonly Content[];

/** HTML from a template, everything in its holes escaped unless it is markup: fit for text and quoted attributes. */
export function html(strings: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...holes.map(write)));
}

function write(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return content.map(write).join('');
}
