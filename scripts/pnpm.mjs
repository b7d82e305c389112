// Runs the pnpm that package.json pins, so that a clone needs only Node and npm. Returns its exit code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

export async function pnpm(args, env = process.env) {
  // A script that the pinned pnpm started has it on its PATH.
  const isRunning = `${env.npm_config_user_agent} `.startsWith(`${packageManager.replace('@', '/')} `);
  const [command, ...first] = isRunning ? ['pnpm'] : ['npx', '-y', packageManager];
  const child = spawn(command, [...first, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env,
  });
  const [status] = await once(child, 'close');
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await pnpm(process.argv.slice(2));
