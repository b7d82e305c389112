import { isDark } from '../../page/theme.js';

/** The colors of the diagram, as CSS colors that a canvas accepts. */
export interface DiagramColors {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly background: string;
  /** The chosen unit, its window and the lines of the forward pass. */
  readonly select: string;
  /** The backward pass. */
  readonly backward: string;
  readonly positive: string;
  readonly negative: string;
  /** The predicted digit. */
  readonly answer: string;
}

/** The custom properties of the style sheet that the colors come from. */
const TOKENS: Readonly<Record<keyof DiagramColors, string>> = {
  ink: '--ink',
  muted: '--muted',
  line: '--line',
  background: '--card',
  select: '--select',
  backward: '--backward',
  positive: '--positive',
  negative: '--negative',
  answer: '--answer',
};

/**
 * Reads the colors of the current theme. A canvas does not understand `light-dark()`, so the browser resolves each token as the
 * color of an element.
 *
 * @param probe An element of the page without a color of its own.
 */
export function diagramColors(probe: HTMLElement): DiagramColors {
  // Reading the signal makes an effect that uses the colors follow the theme.
  void isDark.value;
  const entries = Object.entries(TOKENS).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.style.color = '';
  return Object.fromEntries(entries) as Record<keyof DiagramColors, string>;
}
