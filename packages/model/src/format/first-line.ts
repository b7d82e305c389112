/** The first line of the message of an error, without the final period. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.trim().split('\n')[0] ?? '').trim().replace(/[.:]$/, '');
}
