import { PALETTE, SERIES } from './palette.js';

/**
 * The style sheet of the figures: it exchanges the light shades they are written in for dark ones.
 *
 * @param dark - When: where a selector is given (`[data-theme="dark"]`), inside the elements it matches; without one,
 * on a screen whose owner prefers dark (never on paper).
 */
export function figureStyles(dark?: string): string {
  const scope = dark === undefined ? '' : `${dark} `;
  const rules = [
    `${scope}.lenet5-figure{color:${PALETTE.ink.dark}}`,
    ...[...Object.values(PALETTE), ...SERIES].flatMap((shade) =>
      ['fill', 'stroke'].map(
        (name) => `${scope}.lenet5-figure [${name}="${shade.light}"]{${name}:${shade.dark}}`,
      ),
    ),
  ].join('\n');
  return dark === undefined ? `@media screen and (prefers-color-scheme:dark){\n${rules}\n}` : rules;
}
