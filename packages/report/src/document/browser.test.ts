import { afterEach, expect, test, vi } from 'vitest';
import { documentOf } from '../drawing/figure.js';
import { NoDocumentError } from '../no-document-error.js';
import { emptyDocument } from '../testing/read-svg.js';
import { defaultDocument as inBrowser } from './browser.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('defaultDocument() in a browser is that of the page, and undefined in a worker', () => {
  const document = emptyDocument();
  vi.stubGlobal('document', document);
  expect(inBrowser()).toBe(document);
  vi.stubGlobal('document', undefined);
  expect(inBrowser()).toBeUndefined();
});

test('documentOf({ document }) is the given document', () => {
  const document = emptyDocument();
  expect(documentOf({ document })).toBe(document);
});

test('new NoDocumentError() has a remedy', () => {
  expect(new NoDocumentError().message).toBe(
    'there is no document to draw in (globalThis.document is undefined) — set options.document',
  );
});
