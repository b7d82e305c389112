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

test('defaultDocument() on Node is one document of linkedom', () => {
  expect(onNode()?.createElement('p').tagName).toBe('P');
  expect(onNode()).toBe(onNode());
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

test('linkedom is not in a browser bundle: only the file of the node condition imports it', () => {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(imports['#document']).toEqual({
    node: './dist/document/node.js',
    default: './dist/document/browser.js',
  });
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.startsWith('testing'),
  );
  const importing = (pattern: RegExp): string[] =>
    sources.filter((name) => pattern.test(readFileSync(join(root, 'src', name), 'utf8')));
  expect(importing(/from 'linkedom'/)).toEqual([join('document', 'node.ts')]);
  expect(importing(/from '[^']*document\/node/)).toEqual([]);
});

test('new NoDocumentError() has a remedy', () => {
  expect(new NoDocumentError().message).toBe(
    'there is no document to draw in (globalThis.document is undefined) — set options.document',
  );
});
