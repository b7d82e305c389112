/** Files of a data set are not those of MNIST. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  readonly code = 'DATA_NOT_CANONICAL' as const;
  readonly expected = true as const;

  constructor(source: string, provenance: string, different: number, files: number) {
    super(
      `${source} is not verified as MNIST (${provenance}; ${different} of ${files} files differ) — use --data bundled for MNIST itself`,
    );
  }
}
