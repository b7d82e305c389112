import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from './commands/registry.js';
import { completeInBash } from './testing/complete-in-bash.js';
import { runCli } from './testing/run-cli.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-completion-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const names = COMMANDS.map(({ name }) => name);
const scripts: Record<string, string> = {};
const flags: Record<string, string[]> = {};

/** The long flags in the help of a command. */
function flagsIn(help: string): string[] {
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
}

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    scripts[shell] = (await runCli(['completion', shell], { cwd })).stdout;
  }
  for (const name of names) flags[name] = flagsIn((await runCli([name, '--help'], { cwd })).stdout);
});

describe('lenet5 completion', () => {
  test('bash completes every command, and every flag in its help', async () => {
    const script = scripts.bash ?? '';
    expect((await completeInBash(script, ['lenet5', ''], cwd)).sort()).toEqual([...names, 'help'].sort());
    for (const name of names) {
      const offered = await completeInBash(script, ['lenet5', name, '--'], cwd);
      expect(offered.sort()).toEqual(flags[name]?.sort());
      expect(offered.length).toBeGreaterThan(0);
    }
  });

  test('bash completes values: the words of a flag, run folders', async () => {
    const script = scripts.bash ?? '';
    expect(await completeInBash(script, ['lenet5', 'train', '--engine', '=', 'c'], cwd)).toEqual([
      'compiled',
    ]);
    expect(await completeInBash(script, ['lenet5', 'train', '--data', 'b'], cwd)).toEqual(['bundled']);
    expect(await completeInBash(script, ['lenet5', 'runs', '--sort', 'b'], cwd)).toEqual([
      'best',
      'batch-size',
    ]);
    expect(await completeInBash(script, ['lenet5', 'runs', '/us'], cwd)).toEqual(['/usr']);
    expect(await completeInBash(script, ['lenet5', 'runs', 'compare', '/us'], cwd)).toEqual(['/usr']);
    expect(await completeInBash(script, ['lenet5', 'report', '/us'], cwd)).toEqual(['/usr']);
    expect(await completeInBash(script, ['lenet5', 'export', '--out', '/us'], cwd)).toEqual(['/usr']);
    const validation = await completeInBash(script, ['lenet5', 'train', '--validation', ''], cwd);
    expect(validation).toEqual(['test', 'none', 'split:']);
  });

  test('the zsh and fish scripts contain them too', () => {
    for (const name of names) {
      expect(scripts.zsh).toContain(`        ${name}) _lenet5_${name} ;;\n`);
      for (const flag of flags[name] ?? []) {
        expect(scripts.zsh).toMatch(
          new RegExp(`^_lenet5_${name}\\(\\) \\{[^}]*'(\\([^)]*\\))?${flag}[=[]`, 'm'),
        );
        expect(scripts.fish).toMatch(new RegExp(`"lenet5 ${name}"' -l ${flag.slice(2)} `));
      }
    }
  });

  test('rejects another shell in one line', async () => {
    expect(await runCli(['completion', 'tcsh'], { cwd })).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: 'lenet5: SHELL is invalid ("tcsh") — use bash, zsh or fish\n',
    });
  });

  test('starts its help with examples', async () => {
    expect((await runCli(['completion', '--help'], { cwd })).stdout).toMatch(
      /^Examples:\n {2}lenet5 completion bash > ~\/\.local\/share\/bash-completion\/completions\/lenet5\n/,
    );
  });
});
