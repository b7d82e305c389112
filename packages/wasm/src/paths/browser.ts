/** Undefined: without a path, tfjs loads its binary from the folder of the script. */
export function installedWasmFolder(): string | undefined {
  return undefined;
}
