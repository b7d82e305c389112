import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { BIN, type CliResult, runProcess } from './testing/run-cli.js';

// A test runs the built program.
vi.setConfig({ testTimeout: 60_000 });

const DIST = dirname(BIN);

/** The files of the bundle that contain the client of PostgreSQL. */
const CLIENT = readdirSync(DIST).filter(
  (name) => name.endsWith('.js') && readFileSync(join(DIST, name), 'utf8').includes('SASLInitialResponse'),
);

const toModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** A hook of the module loader that refuses them. */
const REFUSE = toModule(`
  export function resolve(name, context, next) {
    if (${JSON.stringify(CLIENT)}.some((file) => name.endsWith('/' + file))) throw new Error('refused ' + name);
    return next(name, context);
  }`);
const REGISTER = toModule(`
  import { register } from 'node:module';
  register(${JSON.stringify(REFUSE)});`);

const call = (words: readonly string[]): Promise<CliResult> =>
  runProcess(process.execPath, ['--import', REGISTER, BIN, ...words], { cwd: DIST });

test.each([[['--help']], [['sweep', '--help']], [['train', '--dry-run']]])(
  'lenet5 %j does not load the client of PostgreSQL',
  async (words) => {
    expect(CLIENT).toHaveLength(1);
    const { code, stderr } = await call(words);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.not.stringContaining('refused') });
  },
);

test('lenet5 sweep loads it', async () => {
  const { code, stderr } = await call([
    'sweep',
    '--epochs',
    '1',
    '--database',
    'postgres://127.0.0.1:1/none',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('refused ./');
});
