import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The folders whose components have all their texts in the language files. */
const FOLDERS = ['train', 'charts', 'f6-map', 'network-1998', 'look-inside/diagram'];

/** Names that are the same in every language: of file formats, and of the network. */
const NAMES = /^(safetensors|tfjs|ONNX|LeNet-5)$/;

/** A part of an expression between two tags: a call, such as `…map((`. */
const CALL = /\($/;

/** The text between two tags, and the text of an attribute that is read out or shown. */
const TEXT =
  /(?:>|\})([^<>{}=;]*\p{L}{2,}[^<>{}=;]*)(?=<|\{)|(?:aria-label|title|label|alt)="([^"]*\p{L}{2,}[^"]*)"/gu;

const components = FOLDERS.flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(folder, file)),
);

test.each(components)('%s has no text outside of the language files', (file) => {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8');
  // Only what a component returns has tags.
  const rendered = [...source.matchAll(/return \(\n([\s\S]*?)\n {2,4}\);/g)].map(([, part = '']) => part);
  const found = rendered.flatMap((part) =>
    [...part.matchAll(TEXT)].map(([, inner, attribute]) => (inner ?? attribute ?? '').trim()),
  );
  expect(found.filter((text) => !NAMES.test(text) && !CALL.test(text))).toEqual([]);
});
