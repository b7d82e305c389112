// Runs turbo without telemetry and returns its exit code. turbo finds the pinned pnpm on the PATH that pnpm sets.
import { fileURLToPath } from 'node:url';
import { pnpm } from './pnpm.mjs';

/** Lets the tasks continue that do not depend on a failed one. */
export const CONTINUE = '--continue=dependencies-successful';

export function turbo(args) {
  return pnpm(['exec', 'turbo', ...args], { ...process.env, TURBO_TELEMETRY_DISABLED: '1' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await turbo(process.argv.slice(2));
