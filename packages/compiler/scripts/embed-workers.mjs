// Bundles the worker of each platform into one string of JavaScript, in src/runtime/<platform>/worker-code.generated.ts.
// A worker can then start where its own file is out of reach: in the output of a bundler that does not know of the file, or
// in a page that loads the package from another origin.
import { writeFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** A worker in a page is a classic script; one of Node is evaluated as CommonJS. */
const FORMATS = { browser: 'iife', node: 'cjs' };

for (const [platform, format] of Object.entries(FORMATS)) {
  const bundle = await rolldown({
    input: `src/runtime/${platform}/lenet5-compiler-worker.ts`,
    platform,
    tsconfig: false,
  });
  const { output } = await bundle.generate({ format, minify: true, comments: false });
  await bundle.close();
  const lines = [
    '// Generated from lenet5-compiler-worker.ts by scripts/embed-workers.mjs. Do not edit, do not commit.',
    '/** The bundled code of the worker. */',
    `export const WORKER_CODE: string = ${JSON.stringify(output[0].code.trim())};`,
  ];
  await writeFile(`src/runtime/${platform}/worker-code.generated.ts`, `${lines.join('\n')}\n`);
}
