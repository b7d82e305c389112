import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { readSvg, xmlFault } from '../testing/read-svg.js';
import { escapeText, serializeSvg } from './serialize-svg.js';

// A test checks hundreds of random documents.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const SVG = 'http://www.w3.org/2000/svg';

function element(name: string, attributes: Record<string, string> = {}, ...children: Node[]): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

test('serializeSvg(node) sorts attributes by name', () => {
  expect(serializeSvg(element('rect', { y: '2', fill: 'red', x: '1' }))).toBe(
    '<rect fill="red" x="1" y="2"/>',
  );
});

test('serializeSvg(node) rounds lengths to three decimals and keeps other attributes', () => {
  const drawn = element('path', { d: 'M0.12345,-1e-9L10.99999,3', 'data-version': '0.123456' });
  expect(serializeSvg(drawn)).toBe('<path d="M0.123,0L11,3" data-version="0.123456"/>');
});

test('serializeSvg(node) renames the aria-label of a group of marks to data-mark', () => {
  expect(serializeSvg(element('g', { 'aria-label': 'dot' }))).toBe('<g data-mark="dot"/>');
});

test('serializeSvg(node) omits style sheets and comments', () => {
  const group = element('g', {}, element('style'), document.createComment('no'), element('circle'));
  expect(serializeSvg(group)).toBe('<g><circle/></g>');
});

test('serializeSvg(node) is well-formed XML that HTML parses to the same text and attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, attribute) => {
      const legal = (value: string): string =>
        value.replace(/[^\t\n\r -\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
      const svg = serializeSvg(element('text', { id: attribute }, document.createTextNode(text)));
      expect(xmlFault(svg)).toBeNull();
      expect(readSvg(svg).getAttribute('id')).toBe(legal(attribute));
      expect(readSvg(svg).textContent).toBe(legal(text));
    }),
  );
});

test('escapeText(text) replaces characters that XML forbids with U+FFFD', () => {
  expect(escapeText('a\u0000b\u001Bc\uD800d\uFFFFe')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
  expect(escapeText('tab\tline\n😀é')).toBe('tab\tline\n😀é');
});
