/** The document to draw in where the caller gave none: the page's own; a worker has none. */
export function defaultDocument(): Document | undefined {
  return globalThis.document;
}
