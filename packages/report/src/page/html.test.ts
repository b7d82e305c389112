import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readElements } from '../testing/read-svg.js';
import { html } from './html.js';

test('html`…` escapes text, keeps markup, omits null, undefined and false, and joins lists', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p>${'a & b'}${inner}${null}${undefined}${false}${[1, html`<hr>`]}</p>`.toString()).toBe(
    '<p>a &amp; b<b>&lt;i&gt;</b>1<hr></p>',
  );
});

test('html`…` keeps any text inside its element or attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [paragraph, ...others] = readElements(html`<p title="${text}">${text}</p>`.toString());
      expect(others).toEqual([]);
      expect(paragraph?.getAttribute('title')).toBe(text);
      expect(paragraph?.textContent).toBe(text);
    }),
  );
});
