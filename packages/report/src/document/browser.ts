/** The default document to draw in: that of the page. A worker has none. */
export function defaultDocument(): Document | undefined {
  return globalThis.document;
}
