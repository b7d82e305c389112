/** There is no DOM to draw a chart in: a worker, or another runtime without `document`. */
export class NoDocumentError extends Error {
  override readonly name = 'NoDocumentError';
  readonly code = 'REPORT_NO_DOCUMENT' as const;
  readonly expected = true as const;

  constructor() {
    super('no document to draw in (globalThis.document is undefined) — give one as options.document');
  }
}
