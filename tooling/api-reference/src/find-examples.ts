import ts from 'typescript';
import type { ExportedName, PublicApi } from './public-api.js';

/** The code of one `@example`. */
export interface Example {
  readonly entry: string;
  /** The exported name that the example is about. */
  readonly name: string;
  /** The text between the fences. */
  readonly code: string;
}

/** The examples in the docstrings of the exported names. */
export function findExamples({ checker, exports }: PublicApi): Example[] {
  return exports
    .filter(({ home }) => home === undefined)
    .flatMap(({ entry, name, symbol }) =>
      symbol
        .getJsDocTags(checker)
        .filter((tag) => tag.name === 'example')
        .map((tag) => ({ entry, name, code: codeOf(ts.displayPartsToString(tag.text)) })),
    );
}

/** One line for each exported function, and each class that a caller constructs, that has no `@example`. */
export function withoutExample(api: PublicApi): string[] {
  const found = new Set(findExamples(api).map(({ entry, name }) => `${entry}: ${name}`));
  return api.exports
    .filter(({ home }) => home === undefined)
    .filter((exported) => isCalled(exported, api.checker))
    .map(({ entry, name }) => `${entry}: ${name}`)
    .filter((name) => !found.has(name))
    .map((name) => `${name} has no @example`);
}

/** A function, or a class that is neither an error nor exported as a type. */
function isCalled({ name, symbol, isType }: ExportedName, checker: ts.TypeChecker): boolean {
  if (isType || !(symbol.flags & ts.SymbolFlags.Value) || /Error$/.test(name)) return false;
  const type = checker.getTypeOfSymbol(symbol);
  return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
}

function codeOf(text: string): string {
  const fenced = /^\s*```ts\n([\s\S]*?)\n```\s*$/.exec(text);
  if (!fenced?.[1])
    throw new Error(`an @example is not one block of code between \`\`\`ts and \`\`\`: ${text}`);
  return fenced[1];
}
