import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseFunctions } from './parse-functions.mjs';
import { readContract } from './read-contract.mjs';
import { resolveParameters } from './resolve-parameters.mjs';
import { writeExecute, writeExports, writeLayout, writePart } from './write-assembly.mjs';
import { writeTypeScript } from './write-typescript.mjs';

const HEADER = '// Generated from contract/ by @lenet5/embed-kernels. Do not edit, do not commit.\n';

/**
 * Generates the contract between the TypeScript and the AssemblyScript of the package in a folder, from its
 * contract/kernel-table.mjs and contract/shared-layout.mjs.
 * @returns the contract
 * @throws if the tables are inconsistent, or a kernel does not have the parameters that the table gives it
 */
export async function generateContract(folder) {
  const load = (file) => import(pathToFileURL(join(folder, 'contract', file)).href);
  const contract = readContract(await load('kernel-table.mjs'), await load('shared-layout.mjs'));
  const kernels = await Promise.all(
    contract.kernels.map(async (kernel) => {
      const file = `assembly/${kernel.path}.ts`;
      const functions = parseFunctions(await readFile(join(folder, file), 'utf8'), file);
      return { ...kernel, parameters: resolveParameters(kernel, functions, file) };
    }),
  );
  const complete = { ...contract, kernels };
  const outputs = {
    'assembly/layout.generated.ts': writeLayout(complete),
    'assembly/kernels.generated.ts': writeExports(complete),
    ...(contract.isProgram && { 'assembly/execute.generated.ts': writeExecute(complete) }),
    ...Object.fromEntries(
      contract.parts.map(({ name }, index) => [
        `assembly/${name}.generated.ts`,
        writePart(complete, index + 1),
      ]),
    ),
    'src/contract.generated.ts': writeTypeScript(complete),
  };
  for (const [path, text] of Object.entries(outputs)) await writeFile(join(folder, path), HEADER + text);
  return complete;
}
