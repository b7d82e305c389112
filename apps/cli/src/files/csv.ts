/** Quotes a field if necessary. */
function field(value: unknown): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of CSV (RFC 4180), without a line break. Null and undefined give empty fields. */
export function csvRow(values: readonly unknown[]): string {
  return values.map(field).join(',');
}

/** Names of columns with one value per class: `p0`, `p1`. */
export function classColumns(name: string, classes: number): string[] {
  return Array.from({ length: classes }, (_, label) => `${name}${label}`);
}
