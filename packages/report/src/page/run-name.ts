import { html, type Markup } from './html.js';

/** A run's name; one that is written from right to left turns nothing around it. */
export function runName(name: string): Markup {
  return html`<bdi>${name}</bdi>`;
}
