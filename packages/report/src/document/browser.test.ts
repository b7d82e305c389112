import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { documentOf } from '../figure.js';
import { NoDocumentError } from '../no-document-error.js';
import { emptyDocument } from '../testing/read-svg.js';
import { defaultDocument as inBrowser } from './browser.js';
import { defaultDocument as onNode } from './node.js';

const root = join(import.meta.dirname, '..', '..');

afterEach(() => {
  vi.unstubAllGlobals();
});

test('on Node the document is linkedom’s, made once', () => {
  expect(onNode()?.createElement('p').tagName).toBe('P');
  expect(onNode()).toBe(onNode());
});

test('in a page it is the page’s own, in a worker there is none', () => {
  const document = emptyDocument();
  vi.stubGlobal('document', document);
  expect(inBrowser()).toBe(document);
  vi.stubGlobal('document', undefined);
  expect(inBrowser()).toBeUndefined();
});

test('a caller’s document goes before any', () => {
  const document = emptyDocument();
  expect(documentOf({ document })).toBe(document);
});

test('linkedom stays out of a browser’s bundle: one file imports it, and only the node condition leads there', () => {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(imports['#document']).toEqual({
    node: './dist/document/node.js',
    default: './dist/document/browser.js',
  });
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  );
  const importing = (pattern: RegExp): string[] =>
    sources.filter((name) => pattern.test(readFileSync(join(root, 'src', name), 'utf8')));
  expect(importing(/from 'linkedom'/)).toEqual([join('document', 'node.ts')]);
  expect(importing(/from '[^']*document\/node/)).toEqual([]);
});

test('where there is no document the error says what to do', () => {
  expect(new NoDocumentError().message).toBe(
    'no document to draw in (globalThis.document is undefined) — give one as options.document',
  );
});
