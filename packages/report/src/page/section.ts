import { type Content, html, Markup } from './html.js';

/** A section of a report. */
export interface Section {
  /** Id of the heading, unique in the page. */
  readonly id: string;
  readonly heading: Content;
  readonly body: Content;
  /** Whether the section may be beside another one in a wide window. */
  readonly half?: boolean;
}

/** Renders a section with a heading of this level. */
export function section(level: 2 | 3, { id, heading, body, half }: Section): Markup {
  return html`<section${half && html` class="half"`}>
<h${level} id="${id}">${heading}</h${level}>
${body}</section>
`;
}

/** Renders an SVG of this package with a caption. */
export function figure(svg: string, caption: Content): Markup {
  return html`<figure>
${new Markup(svg)}
<figcaption>${caption}</figcaption>
</figure>
`;
}
