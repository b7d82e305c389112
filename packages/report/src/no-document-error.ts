import { LenetError } from '@lenet5/core';

/** The runtime has no `document` to draw a chart in, for example in a worker. */
export class NoDocumentError extends LenetError {
  static override readonly code = 'REPORT_NO_DOCUMENT';
  declare readonly code: typeof NoDocumentError.code;

  constructor() {
    super({
      problem: 'there is no document to draw in',
      found: 'globalThis.document is undefined',
      remedy: 'set options.document',
    });
  }
}
