/** The `code` of a file system error (`ENOENT`, `EACCES` …), otherwise its message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
