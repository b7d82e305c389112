import { parseHTML } from 'linkedom';

let cached: Document | undefined;

/** The default document to draw in: on Node a document of linkedom, created once. */
export function defaultDocument(): Document | undefined {
  cached ??= parseHTML('<!doctype html><html><head></head><body></body></html>').document;
  return cached;
}
