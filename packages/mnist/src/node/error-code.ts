/** The `code` of a file system error (`ENOENT`, `EACCES` …), otherwise its message. */
export function errorCode(error: unknown): string {
  const { code, message } = Object(error);
  return [code, message].find((text) => typeof text === 'string') ?? String(error);
}
