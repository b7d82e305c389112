import ts from 'typescript';
import type { ExportedName, PublicApi } from './public-api.js';
import { publicDeclarations } from './public-declarations.js';

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** The public interface of one entry point as text: its diff shows what a change adds, changes and removes. */
export interface ApiReport {
  /** The name of its file: `lenet5-model-node.api.md` for `@lenet5/model/node`. */
  readonly file: string;
  readonly text: string;
}

/** One report for each entry point: every exported name in alphabetical order, declared without comments. */
export function apiReports({ exports }: PublicApi): ApiReport[] {
  const entries = [...new Set(exports.map(({ entry }) => entry))];
  return entries.map((entry) => {
    const names = exports.filter((exported) => exported.entry === entry);
    const lines = names.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(describeExport);
    return { file: fileOf(entry), text: `# ${entry}\n\n\`\`\`ts\n${lines.join('\n\n')}\n\`\`\`\n` };
  });
}

/** The file of the report of an entry point. */
function fileOf(entry: string): string {
  return `${entry.replace('@', '').replaceAll('/', '-')}.api.md`;
}

function describeExport(exported: ExportedName): string {
  const { name, home, isType } = exported;
  const keyword = isType ? 'export type' : 'export';
  if (home !== undefined) return `${keyword} { ${name} } from '${home}';`;
  const declarations = publicDeclarations(exported).map(print).join('\n');
  // A class that is exported as a type looks like one that can be constructed.
  return isType && /^export declare class/.test(declarations)
    ? `${declarations}\n// exported as a type`
    : declarations;
}

function print(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, ts.getOriginalNode(node).getSourceFile());
  return text.startsWith('export') ? text : `export ${text}`;
}
