import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { otherTexts } from './other-network/texts.js';
import {
  type Language,
  language,
  laterTexts,
  loadLaterTexts,
  preferredLanguage,
  speak,
  texts,
} from './texts.js';

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

test('preferredLanguage(tags) is the first one that the page has, and English without any', () => {
  expect(preferredLanguage(['it', 'de-AT', 'fr'])).toBe('de');
  expect(preferredLanguage(['FR-ca'])).toBe('fr');
  expect(preferredLanguage(['it', 'pt-BR'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});

test('speak(language): the last language counts, also if an earlier one loads later', async () => {
  const english = texts.value;
  const german = speak('de');
  await speak('en');
  await german;
  expect([language.value, texts.value]).toEqual(['en', english]);
  await speak('fr');
  expect([language.value, texts.value === english]).toEqual(['fr', false]);
});

test('loadLaterTexts() loads them in the language of the page, also if that changes meanwhile', async () => {
  await speak('fr');
  const loading = loadLaterTexts();
  const german = speak('de');
  await Promise.all([loading, german]);
  const { laterDe } = await import('./later/de.js');
  expect(laterTexts.value).toBe(laterDe);
});

/** The texts of a tree by their path; functions by the text that they make of example values. */
function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`;
    const made = typeof value === 'function' ? value(1, 2, 3, 4) : value;
    return typeof made === 'object' ? leaves(made, at) : [[at, String(made)]];
  });
}

test('every language has all texts: none is empty, and sentences are not left in English', async () => {
  await speak('en');
  await loadLaterTexts();
  // The messages of packages are in English, and only translated into the other languages.
  const isOfPackage = ([path]: [string, string]): boolean =>
    /^\.first\.errors\.(packages|found)\./.test(path);
  const all = () =>
    leaves({ first: texts.value, later: laterTexts.value, other: otherTexts.value }).filter(
      (leaf) => !isOfPackage(leaf),
    );
  const english = new Map(all());
  for (const other of ['de', 'fr'] as const) {
    await speak(other);
    const translated = all();
    expect(translated.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
    expect(translated.filter(([, text]) => text === '')).toEqual([]);
    const same = translated.filter(
      ([path, text]) => (text.match(/\p{L}{2,}/gu) ?? []).length > 3 && text === english.get(path),
    );
    expect(same).toEqual([]);
  }
});

test('signs stay on the line of the word or number that they belong to', async () => {
  const breaking = { en: /\d %/, de: /\d %|\p{L} …/u, fr: /\d %| [:;?!»…]|« |\d \d{3}(?!\d)/ } as const;
  for (const [code, pattern] of Object.entries(breaking)) {
    await speak(code as Language);
    await loadLaterTexts();
    const all = leaves({ first: texts.value, later: laterTexts.value, other: otherTexts.value });
    expect(all.filter(([, text]) => pattern.test(text))).toEqual([]);
  }
});

test('the errors of packages are the same in German and French, and have codes of packages', async () => {
  const [{ de }, { fr }] = await Promise.all([import('./de.js'), import('./fr.js')]);
  const codes = Object.keys(de.errors.packages);
  expect(Object.keys(fr.errors.packages)).toEqual(codes);
  const packages = new URL('../../../../packages', import.meta.url).pathname;
  const folders = [
    new URL('../worker', import.meta.url).pathname,
    ...readdirSync(packages).map((name) => join(packages, name, 'src')),
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /errors?\.ts$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const known = files.join('').matchAll(/static override readonly code = '(\w+)'/g);
  const all = new Set([...known].map(([, code]) => code));
  expect(codes.filter((code) => !all.has(code))).toEqual([]);
});
