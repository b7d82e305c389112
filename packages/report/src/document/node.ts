import { parseHTML } from 'linkedom';

let made: Document | undefined;

/** The document to draw in where the caller gave none: on Node one of linkedom's, made once. */
export function defaultDocument(): Document | undefined {
  made ??= parseHTML('<!doctype html><html><head></head><body></body></html>').document;
  return made;
}
