// Runs turbo with its telemetry off (nobody who builds this repository is counted) and returns its exit code.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export function turbo(args) {
  const { status, error } = spawnSync('turbo', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  if (error) throw error;
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = turbo(process.argv.slice(2));
