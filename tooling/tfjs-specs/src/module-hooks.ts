import { existsSync } from 'node:fs';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The ES modules of tfjs, which its packages publish without `"type": "module"` and import without extensions. */
const TFJS_MODULE = /\/@tensorflow\/tfjs-(core|backend-wasm|backend-cpu)\/dist\/(?!tf-)/;
const TFJS_PACKAGE = /^@tensorflow\/tfjs-(core|backend-wasm|backend-cpu)$/;
const TFJS_PATH = /^@tensorflow\/tfjs-[^/]+\/dist\/.*(?<!\.js)$/;
const NAMED = '?named-exports';

/**
 * Resolves imports so that Node runs the ES modules of tfjs as they are published. The specs and the kernels under test
 * then share one engine.
 */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(completePath(specifier, context.parentURL), context);
  if (specifier !== 'seedrandom') return resolved;
  return { url: resolved.url + NAMED, format: 'module', shortCircuit: true };
};

/** Loads the modules of tfjs as ES modules, and the CommonJS module seedrandom with the export that tfjs imports. */
export const load: LoadHook = async (url, context, nextLoad) => {
  if (url.endsWith(NAMED)) {
    const original = JSON.stringify(url.slice(0, -NAMED.length));
    const source = `import seedrandom from ${original};\nexport const { alea } = seedrandom;`;
    return { format: 'module', shortCircuit: true, source };
  }
  return nextLoad(url, TFJS_MODULE.test(url) ? { ...context, format: 'module' } : context);
};

function completePath(specifier: string, parentUrl = ''): string {
  if (TFJS_PACKAGE.test(specifier)) return `${specifier}/dist/index.js`;
  if (TFJS_PATH.test(specifier)) return `${specifier}.js`;
  if (!specifier.startsWith('.') || !TFJS_MODULE.test(parentUrl)) return specifier;
  if (existsSync(fileURLToPath(new URL(`${specifier}.js`, parentUrl)))) return `${specifier}.js`;
  const index = `${specifier}/index.js`;
  return existsSync(fileURLToPath(new URL(index, parentUrl))) ? index : specifier;
}
