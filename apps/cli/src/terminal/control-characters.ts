/** C0 except the tab, DEL and C1: terminals act on these characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;

/** A parameter of the color and weight codes that `util.styleText` and the drawings write. */
const STYLE = '(?:[0-2]|22|[34]\\d|[34]8;5;\\d+|9\\d|10\\d)';
const STYLES = new RegExp(`(\u001b\\[${STYLE}(?:;${STYLE})*m)`);

/** Whether a text has control characters. */
export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/**
 * Shows control characters as `\u001b`, so that a name in a message cannot send commands to the terminal (CWE-150). The
 * same notation is valid in JSON strings.
 *
 * @param styled keeps the codes of colors and weights.
 */
export function escapeControls(text: string, styled = false): string {
  if (!hasControls(text)) return text;
  if (!styled) return text.replace(CONTROLS, notation);
  const parts = text.split(STYLES);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(CONTROLS, notation))).join('');
}

function notation(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
