/**
 * Parses JSON text that must hold one object.
 *
 * @throws SyntaxError whose message completes "FILE …", such as "is not valid JSON"; its cause, if any, has the details.
 */
export function parseJsonObject(text: string): Record<string, unknown> {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SyntaxError('is not a JSON object');
}

function parse(text: string): unknown {
  try {
    // Editors on Windows write a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SyntaxError('is not valid JSON', { cause });
  }
}
