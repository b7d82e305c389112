import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Example } from './find-examples.js';
import { CONSUMER_OPTIONS, consumerHost } from './public-api.js';

/** Modules of the examples: in this package, so that its dependencies are found. They are not written to the disk. */
const FOLDER = fileURLToPath(new URL('../examples/', import.meta.url));

/**
 * Checks the types of the examples as the code of a strict user of the packages. Reuses the files that `program` has
 * read. One line for each error.
 */
export function checkExampleTypes(examples: readonly Example[], program: ts.Program): string[] {
  const modules = new Map<string, Example>();
  for (const example of examples) modules.set(`${FOLDER}${modules.size}-${example.name}.ts`, example);
  const host = consumerHost();
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.getSourceFile = (path, options, ...rest) => {
    const example = modules.get(path);
    // The empty export makes a module of an example without imports.
    if (example) return ts.createSourceFile(path, `${example.code}\nexport {};\n`, options, true);
    return program.getSourceFile(path) ?? getSourceFile(path, options, ...rest);
  };
  const checked = ts.createProgram([...modules.keys()], CONSUMER_OPTIONS, host);
  return [...modules].flatMap(([path, { entry, name }]) => {
    const file = checked.getSourceFile(path);
    const found = [...checked.getSyntacticDiagnostics(file), ...checked.getSemanticDiagnostics(file)];
    return found.map(
      ({ messageText }) => `${entry}: ${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}
