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

/** Typographic signs as their nearest ASCII, for locales that are not UTF-8; anything else unknown becomes `?`. */
export function toAscii(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (sign) => REPLACEMENTS[sign] ?? '?');
}
