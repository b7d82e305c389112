/** Whether a file system call failed because the path does not exist. */
export function isMissing(error: unknown): boolean {
  const { code } = Object(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
