import { PALETTE, SERIES } from './palette.js';

/**
 * The style sheet of the figures. It replaces the light colors of an SVG with dark ones.
 *
 * @param dark - A selector (`[data-theme="dark"]`): figures inside matching elements are dark. Without it, figures are dark on a
 * screen with a dark color scheme, and light in print.
 *
 * @example
 * ```ts
 * import { figureStyles } from '@lenet5/report';
 *
 * const styles = figureStyles('[data-theme="dark"]');
 * console.log(styles.startsWith('[data-theme="dark"] .lenet5-figure')); // true
 * ```
 */
export function figureStyles(dark?: string): string {
  const scope = dark === undefined ? '' : `${dark} `;
  const rules = [
    `${scope}.lenet5-figure{color:${PALETTE.text.dark}}`,
    ...[...Object.values(PALETTE), ...SERIES].flatMap((shade) =>
      ['fill', 'stroke'].map(
        (name) => `${scope}.lenet5-figure [${name}="${shade.light}"]{${name}:${shade.dark}}`,
      ),
    ),
  ].join('\n');
  return dark === undefined ? `@media screen and (prefers-color-scheme:dark){\n${rules}\n}` : rules;
}
