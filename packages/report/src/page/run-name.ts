import { html, type Markup } from './html.js';

/** The name of a run, isolated so that right-to-left text does not affect the text around it. */
export function runName(name: string): Markup {
  return html`<bdi>${name}</bdi>`;
}
