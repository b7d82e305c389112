import ts from 'typescript';
import type { ExportedName } from './public-api.js';

/** The declarations of an exported name, without what callers cannot use: private members of classes. */
export function publicDeclarations({ symbol }: ExportedName): ts.Node[] {
  return (symbol.declarations ?? []).map((declaration) => {
    if (ts.isVariableDeclaration(declaration)) return declaration.parent.parent;
    if (!ts.isClassDeclaration(declaration)) return declaration;
    return ts.factory.updateClassDeclaration(
      declaration,
      declaration.modifiers,
      declaration.name,
      declaration.typeParameters,
      declaration.heritageClauses,
      declaration.members.filter((member) => !isPrivate(member)),
    );
  });
}

function isPrivate(member: ts.ClassElement): boolean {
  if (member.name && ts.isPrivateIdentifier(member.name)) return true;
  return ts.canHaveModifiers(member) && hasPrivateModifier(member);
}

function hasPrivateModifier(member: ts.HasModifiers): boolean {
  return ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false;
}
