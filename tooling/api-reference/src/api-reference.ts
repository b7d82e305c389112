import { fileURLToPath } from 'node:url';
import {
  Application,
  Logger,
  LogLevel,
  type ProjectReflection,
  ReflectionKind,
  type TypeDocOptions,
} from 'typedoc';
import { type EntryPoint, publishedEntryPoints } from './entry-points.js';

const TSCONFIG = fileURLToPath(new URL('../tsconfig.packages.json', import.meta.url));

/** The documented entry points, and the problems in their docstrings. */
export interface ApiReference {
  /** Names of the documented entry points. */
  readonly entryPoints: readonly string[];
  /** Missing docstrings and broken links, one per line. */
  readonly problems: readonly string[];
  /** Writes the reference as HTML pages. */
  write(folder: string): Promise<void>;
}

/** Collects warnings and errors instead of printing them. */
class ProblemLogger extends Logger {
  readonly problems: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.problems.push(message);
  }
}

/**
 * Reads the docstrings of all published packages from their built declaration files.
 *
 * @param options options of TypeDoc that replace those of the reference.
 * @param prepare called with the application before it reads the declarations.
 */
export async function readApiReference(
  options: Partial<TypeDocOptions> = {},
  prepare: (app: Application) => void = () => undefined,
): Promise<ApiReference> {
  return readDeclarations(publishedEntryPoints(), TSCONFIG, options, prepare);
}

/** Reads the docstrings of the given declaration files, which the tsconfig must include. */
export async function readDeclarations(
  entryPoints: readonly EntryPoint[],
  tsconfig: string,
  options: Partial<TypeDocOptions> = {},
  prepare: (app: Application) => void = () => undefined,
): Promise<ApiReference> {
  const app = await Application.bootstrap({
    name: 'lenet5',
    entryPoints: entryPoints.map(({ declarations }) => declarations),
    tsconfig,
    readme: 'none',
    excludeExternals: true,
    // The declarations are build output: links to them lead nowhere.
    disableSources: true,
    // The declarations are checked where they are built.
    skipErrorChecking: true,
    validation: { notDocumented: false, invalidLink: true, notExported: false },
    ...options,
  });
  prepare(app);
  const logger = new ProblemLogger();
  app.logger = logger;
  const project = await app.convert();
  if (!project) throw new Error(`TypeDoc cannot read the declarations: ${logger.problems.join('; ')}`);
  nameModules(project, entryPoints);
  app.validate(project);
  return {
    entryPoints: entryPoints.map(({ name }) => name),
    problems: [...logger.problems, ...undocumented(project)],
    write: (folder) => app.generateDocs(project, folder),
  };
}

/** TypeDoc names a module after its file: `model/dist/node`. Importers know it as `@lenet5/model/node`. */
function nameModules(project: ProjectReflection, entryPoints: readonly EntryPoint[]): void {
  for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
    const file = project.files.getReflectionPath(module);
    const entry = entryPoints.find(({ declarations }) => declarations === file);
    if (entry) module.name = entry.name;
  }
}

/** The exported names that have no docstring. */
function undocumented(project: ProjectReflection): string[] {
  const modules = project.getChildrenByKind(ReflectionKind.Module);
  const parents = modules.length > 0 ? modules : [project];
  return parents.flatMap((parent) =>
    (parent.children ?? [])
      .filter(
        (child) =>
          !child.isReference() && ![child, ...(child.signatures ?? [])].some((part) => part.hasComment()),
      )
      .map((child) => `${parent.name}: ${child.name} has no docstring`),
  );
}
