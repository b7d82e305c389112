import { type Content, html, Markup } from './html.js';

/** A part of a report under its own heading. */
export interface Section {
  /** Unique in the page; links lead to it. */
  readonly id: string;
  readonly heading: Content;
  readonly body: Content;
  /** True where it may share a wide window's row with the next or last one. */
  readonly half?: boolean;
}

/** A section whose heading is of the given level. */
export function section(level: 2 | 3, { id, heading, body, half }: Section): Markup {
  return html`<section${half && html` class="half"`}>
<h${level} id="${id}">${heading}</h${level}>
${body}</section>
`;
}

/** An SVG of this package, with a caption. */
export function figure(svg: string, caption: Content): Markup {
  return html`<figure>
${new Markup(svg)}
<figcaption>${caption}</figcaption>
</figure>
`;
}
