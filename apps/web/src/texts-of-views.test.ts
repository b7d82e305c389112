import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync } from 'vite';
import { expect, test } from 'vitest';

/** Folders without texts for the reader of the page: the tests drive the page, and the workers have no language. */
const OTHER_FOLDERS = /^(language|e2e|worker|service-worker|analysis)\//;

/** Names that are the same in every language, of files, functions, fonts; and what `loadMnist()` says about its data. */
const NAMES = /^(safetensors|tfjs|tfjs WASM|ONNX|LeNet-5:?|lenet5 evaluate .*|.*sans-serif|not verified)$/;

/** Functions in a formula. */
const FUNCTIONS = /\b(tanh|ln)\b/g;

/** Attributes that are shown or read out. */
const SHOWN = ['aria-label', 'aria-valuetext', 'title', 'label', 'alt', 'placeholder', 'summary', 'text'];

const WORD = /\p{L}{2,}/u;

/** A text, but not a name of a key, a class, or a file. */
const SENTENCE = /\p{L}{2,},? \p{L}{2,}/u;

type Node = ESTree.Node & Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What a literal or a piece of a template contains; '' for any other node. */
function literal(node: Node): string {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node.type === 'TemplateElement') return node.value.raw;
  return node.type === 'JSXText' ? node.value : '';
}

const nameOf = (node: unknown): string =>
  isNode(node) && (node.type === 'Identifier' || node.type === 'JSXIdentifier') ? node.name : '';

/** What decides whether a literal is a text for the reader. */
interface Place {
  /** Whether every word counts: between tags, in an attribute that is shown, in a text of a notice. */
  readonly isShown: boolean;
  /** Whether it is a part of a notice. */
  readonly isNotice: boolean;
}

const CODE: Place = { isShown: false, isNotice: false };

/** The texts in a part of a source file. */
function textsIn(node: Node, place: Place): string[] {
  const text = literal(node).replace(FUNCTIONS, '').trim();
  if (text !== '') return (place.isShown ? WORD : SENTENCE).test(text) && !NAMES.test(text) ? [text] : [];
  const inside = placeIn(node, place);
  if (!inside) return [];
  return Object.values(node)
    .flat()
    .filter(isNode)
    .flatMap((child) => textsIn(child, inside));
}

/** The place of the parts of a node; undefined if none of them is for the reader. */
function placeIn(node: Node, place: Place): Place | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return undefined;
    case 'NewExpression':
      // An error that no input causes, for the console.
      return /Error$/.test(nameOf(node.callee)) ? undefined : CODE;
    case 'JSXAttribute': {
      const name = nameOf(node.name);
      return name === 'class' ? undefined : { ...CODE, isShown: SHOWN.includes(name) };
    }
    case 'JSXElement':
    case 'JSXFragment':
      return { ...CODE, isShown: true };
    case 'JSXSpreadAttribute':
    case 'BinaryExpression':
    case 'MemberExpression':
      return CODE;
    case 'CallExpression':
      return { ...CODE, isNotice: nameOf(node.callee) === 'notify' };
    case 'Property':
      return place.isNotice ? { ...place, isShown: ['text', 'label'].includes(nameOf(node.key)) } : place;
    default:
      return place;
  }
}

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !OTHER_FOLDERS.test(file),
);

test('no source file has a text outside of the language files', () => {
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((file) => {
    const { program } = parseSync(file, readFileSync(join(import.meta.dirname, file), 'utf8'));
    return textsIn(program as Node, CODE).map((text) => `${file}: ${text}`);
  });
  expect(found).toEqual([]);
});
