/** Whether something is an error of this code: two copies of a package share codes, but not classes. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
