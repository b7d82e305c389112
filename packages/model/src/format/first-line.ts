/** The first line of the message of an error, without the final period. */
export function firstLine(error: unknown): string {
  const message = String(Object(error).message ?? error);
  return (message.trim().split('\n')[0] ?? '').trim().replace(/[.:]$/, '');
}
