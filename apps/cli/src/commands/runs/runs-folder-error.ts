/** The folder that should hold runs cannot be listed. */
export class RunsFolderError extends Error {
  override readonly name = 'RunsFolderError';
  readonly code = 'RUNS_FOLDER' as const;
  readonly expected = true as const;

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(
      `no runs can be listed in ${folder} (${reason}) — give the folder that holds them, or train one first`,
      options,
    );
  }
}
