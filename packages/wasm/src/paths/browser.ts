/** A browser cannot look for files: tfjs then looks beside its own script, unless a path is given. */
export function installedWasmFolder(): string | undefined {
  return undefined;
}
