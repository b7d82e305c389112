import ts from 'typescript';
import type { EntryPoint } from './entry-points.js';

/** A name that an entry point exports. */
export interface ExportedName {
  readonly entry: string;
  readonly name: string;
  /** The declared symbol of the name, not the alias that exports it. */
  readonly symbol: ts.Symbol;
  /** The name of the entry point that exports the same symbol first, if that is another one. */
  readonly home: string | undefined;
  /** Whether callers can only use it as a type: `export type { Program }`. */
  readonly isType: boolean;
}

/** The exported names of several entry points, and the program that knows their types. */
export interface PublicApi {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly exports: readonly ExportedName[];
}

/** The options of the compiler that a strict user of the packages has. */
export const CONSUMER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
};

/** The declarations of the platform and of other packages. They do not change while a process runs. */
const installedFiles = new Map<string, ts.SourceFile | undefined>();

/** A host of {@link CONSUMER_OPTIONS} that parses installed files once for all programs of the process. */
export function consumerHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(CONSUMER_OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/node_modules/')) return getSourceFile(path, ...rest);
    if (!installedFiles.has(path)) installedFiles.set(path, getSourceFile(path, ...rest));
    return installedFiles.get(path);
  };
  return host;
}

/** Reads the declaration files of entry points. A symbol belongs to the first entry point of its package that exports it. */
export function readPublicApi(entryPoints: readonly EntryPoint[]): PublicApi {
  const files = entryPoints.map(({ declarations }) => declarations);
  const program = ts.createProgram(files, CONSUMER_OPTIONS, consumerHost());
  const checker = program.getTypeChecker();
  return { program, checker, exports: readExports(entryPoints, program, checker) };
}

function readExports(
  entryPoints: readonly EntryPoint[],
  program: ts.Program,
  checker: ts.TypeChecker,
): ExportedName[] {
  const exported = entryPoints.flatMap(({ name: entry, declarations }) => {
    const file = program.getSourceFile(declarations);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${declarations} is not a module — build the packages first`);
    return checker.getExportsOfModule(module).map((alias) => ({
      entry,
      folder: packageOf(declarations),
      name: alias.name,
      isType: alias.declarations?.some(ts.isTypeOnlyImportOrExportDeclaration) ?? false,
      symbol: alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias,
    }));
  });
  const homes = new Map<ts.Symbol, string>();
  for (const { entry, folder, symbol } of exported) {
    const declaredIn = symbol.declarations?.[0]?.getSourceFile().fileName;
    // An entry point of the package that declares the symbol comes before those of other packages.
    if (declaredIn !== undefined && packageOf(declaredIn) === folder && !homes.has(symbol))
      homes.set(symbol, entry);
  }
  return exported.map(({ entry, name, symbol, isType }) => {
    const home = homes.get(symbol);
    return { entry, name, symbol, isType, home: home === entry ? undefined : home };
  });
}

/** The folder of the package that a file belongs to. */
function packageOf(file: string): string {
  return file.replace(/\/dist\/.*$/, '');
}
