/** Options that are no object, have a name that is not known, or a value that cannot be. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
  readonly code = 'MODEL_BAD_OPTIONS' as const;
  readonly expected = true as const;

  /**
   * @param call the function that was called: `lenet5`
   * @param found what it was given: `7`
   * @param wanted what to give instead: `{ seed: 7 }`
   */
  constructor(call: string, found: string, wanted: string) {
    super(`${call}() does not take these options (${found}) — give ${wanted}`);
  }
}
