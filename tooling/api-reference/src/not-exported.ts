import ts from 'typescript';
import type { PublicApi } from './public-api.js';
import { publicDeclarations } from './public-declarations.js';

/**
 * One line for each type of a package that a public declaration refers to, but that no entry point exports: a caller cannot
 * name the type of such a value. Constants in `typeof` do not count, because the type that they give has its own names.
 */
export function notExported({ checker, exports }: PublicApi): string[] {
  const exported = new Set(exports.map(({ symbol }) => symbol));
  const found = new Set<string>();
  for (const { entry, name, ...rest } of exports.filter(({ home }) => home === undefined)) {
    for (const node of publicDeclarations({ entry, name, ...rest })) {
      visit(node, (symbol) => {
        if (!exported.has(symbol) && isDeclaredByPackage(symbol))
          found.add(`${entry}: ${name} refers to ${symbol.name}, which is not exported`);
      });
    }
  }
  return [...found].sort();

  function visit(node: ts.Node, report: (symbol: ts.Symbol) => void): void {
    if (ts.isIdentifier(node) && !isDeclarationName(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol) report(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
    }
    ts.forEachChild(node, (child) => visit(child, report));
  }
}

/** Whether an identifier is the name that its parent declares, not a reference. */
function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node as { parent?: ts.Node };
  return parent !== undefined && 'name' in parent && parent.name === node;
}

/** Whether a symbol is declared at the top of a module of a package of this repository. */
function isDeclaredByPackage({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (declaration) =>
      !ts.isVariableDeclaration(declaration) &&
      !ts.isSourceFile(declaration) &&
      ts.isSourceFile(declaration.parent) &&
      /\/packages\/[^/]+\/dist\//.test(declaration.parent.fileName),
  );
}
