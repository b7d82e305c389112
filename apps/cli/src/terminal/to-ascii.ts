const REPLACEMENTS: Readonly<Record<string, string>> = {
  '…': '...',
  '—': '-',
  '–': '-',
  '−': '-',
  '×': 'x',
  '·': '*',
  '±': '+/-',
  '≥': '>=',
  '≤': '<=',
  '→': '->',
  '←': '<-',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Replaces typographic characters by similar ASCII, for locales without UTF-8. Keeps others: those of names and paths. */
export function toAscii(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => REPLACEMENTS[character] ?? character);
}
