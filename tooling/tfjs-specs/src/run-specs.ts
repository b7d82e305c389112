// Runs the specs of tfjs-core on the WASM backend and writes the result of each spec to a JSON file. With ONLY, a JSON file
// of names, runs only the specs of these names.
//   node dist/run-specs.js stock|ours FILE [ONLY]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

/** The result of each spec by name: `passed`, `pending`, or the reason for its failure. */
export type SpecResults = Record<string, string>;

const [kernels, file, only] = process.argv.slice(2);
if ((kernels !== 'stock' && kernels !== 'ours') || !file)
  throw new Error('usage: run-specs stock|ours FILE [ONLY]');

register('./module-hooks.js', import.meta.url);
// tfjs's jasmine_util calls require().
globalThis.require = createRequire(import.meta.url);
const jasmineRequire = require('jasmine-core/lib/jasmine-core/jasmine.js');
const jasmine = jasmineRequire.core(jasmineRequire);
const specs = jasmine.getEnv({ suppressLoadErrors: true });
Object.assign(globalThis, jasmineRequire.interface(jasmine, specs), { jasmine });
jasmine.DEFAULT_TIMEOUT_INTERVAL = 20_000;

const DIST = '@tensorflow/tfjs-core/dist';
await import(`${DIST}/index.js`);
await import(`${DIST}/public/chained_ops/register_all_chained_ops.js`);
await import(`${DIST}/register_all_gradients.js`);
await import('@tensorflow/tfjs-backend-wasm');
if (kernels === 'ours') {
  const { setupWasm } = await import('@lenet5/wasm');
  await setupWasm();
}
const { setTestEnvs } = await import(`${DIST}/jasmine_util.js`);
setTestEnvs([{ name: 'wasm', backendName: 'wasm', flags: {}, isDataSync: true }]);
await import(`${DIST}/tests.js`);

const results: SpecResults = {};
specs.configure({ random: false, failSpecWithNoExpectations: false, forbidDuplicateNames: false });
if (only !== undefined) {
  const names = new Set<string>(JSON.parse(readFileSync(only, 'utf8')));
  specs.configure({ specFilter: (spec: { getFullName(): string }) => names.has(spec.getFullName()) });
}
specs.addReporter({
  specDone({ fullName, status, failedExpectations }: SpecDone) {
    // Left out by the filter.
    if (status === 'excluded') return;
    let name = fullName;
    for (let copy = 2; name in results; copy++) name = `${fullName} (${copy})`;
    results[name] =
      status === 'failed' ? failedExpectations.map(({ message }) => message).join('; ') : status;
  },
});
await specs.execute();
writeFileSync(file, JSON.stringify(results));
// Some specs leave timers running.
process.exit();

interface SpecDone {
  readonly fullName: string;
  readonly status: string;
  readonly failedExpectations: readonly { readonly message: string }[];
}
