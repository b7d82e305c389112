import { inspect } from 'node:util';
import ts from 'typescript';
import { expectedOutput, isExpected } from './expected-output.js';

const IMPORT = /^import (?:(\{[^}]*\})|\* as (\w+)) from (['"][^'"]+['"]);$/gm;

type AsyncBody = (
  load: (specifier: string) => Promise<unknown>,
  console: { log(...values: unknown[]): void },
) => Promise<void>;

const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => AsyncBody;

/**
 * Runs an example and compares what it logs with its comments. `load` imports a module. Resolves to one line for each
 * difference.
 */
export async function runExample(
  code: string,
  load: (specifier: string) => Promise<unknown>,
): Promise<string[]> {
  const expected = expectedOutput(code);
  if (expected.length === 0) return ['it shows no result: no comment follows console.log(…)'];
  const logged: string[] = [];
  const console = {
    log: (...values: unknown[]): void => {
      logged.push(...values.map(toText).join(' ').split('\n'));
    },
  };
  await new AsyncFunction('load', 'console', toBody(code))(load, console);
  const differences = expected
    .map((text, index) => ({ text, actual: logged[index] ?? 'nothing' }))
    .filter(({ text, actual }) => !isExpected(actual, text))
    .map(({ text, actual }) => `the comment says ${text}, it logs ${actual}`);
  const surplus = logged.slice(expected.length).map((line) => `no comment says that it logs ${line}`);
  return [...differences, ...surplus];
}

/** The body of an async function that does what the module does. */
function toBody(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText.replace(IMPORT, (_, names: string | undefined, namespace: string, specifier: string) => {
    const target = names === undefined ? namespace : names.replace(/ as /g, ': ');
    return `const ${target} = await load(${specifier});`;
  });
}

function toText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : inspect(value, { breakLength: Number.POSITIVE_INFINITY, compact: true });
}
