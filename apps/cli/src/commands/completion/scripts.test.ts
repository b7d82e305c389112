import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oneOf } from '../../flags/one-of.js';
import { completeInBash } from '../../testing/complete-in-bash.js';
import { describeCommand } from './described-command.js';
import { SCRIPTS } from './scripts.js';

const cwd = mkdtempSync(join(tmpdir(), 'completion-'));
beforeAll(() => {
  mkdirSync(join(cwd, 'my runs'));
  writeFileSync(join(cwd, 'model.json'), '');
  writeFileSync(join(cwd, '*'), '');
});
afterAll(() => rmSync(cwd, { recursive: true }));

const data = new Command('data').summary("the digits' files").addCommand(
  new Command('show')
    .summary('draw one: in [brackets]')
    .option('--split <name>', "train's or the test's", oneOf('--split', ['train', 'test']))
    .addOption(new Option('--as <form>', 'how').choices(['blocks', 'text'])),
);
const score = new Command('score')
  .argument('<model>', 'a model')
  .argument('[run...]', 'runs')
  .option('-q, --quiet', 'say nothing')
  .option('--out <dir>', 'where to')
  .option('--limit <n>', 'how many');
const program = new Command('toy').version('1.2.3').addCommand(data).addCommand(score);
const described = describeCommand(program);

const offered = (...words: string[]): Promise<string[]> =>
  completeInBash(SCRIPTS.bash(described), ['toy', ...words], cwd);

describe('describeCommand(command)', () => {
  test('describes commands, flags, values and arguments as defined in commander', () => {
    const scoring = described.commands.find(({ name }) => name === 'score');
    expect(scoring).toEqual({
      name: 'score',
      summary: '',
      path: ['toy', 'score'],
      flags: [
        { names: ['--quiet', '-q'], description: 'say nothing' },
        { names: ['--out'], description: 'where to', value: { name: 'dir', words: [], paths: 'folders' } },
        { names: ['--limit'], description: 'how many', value: { name: 'n', words: [], paths: 'none' } },
        { names: ['--help', '-h'], description: 'display help for command' },
      ],
      argument: { name: 'model', words: [], paths: 'files' },
      commands: [],
    });
  });
});

describe('bashScript(program)', () => {
  test.each<[string[], string[]]>([
    [[''], ['data', 'score', 'help']],
    [['s'], ['score']],
    [['-'], ['--version', '-V', '--help', '-h']],
    [
      ['data', ''],
      ['show', 'help'],
    ],
    [['data', 'show', '--s'], ['--split']],
    [
      ['data', 'show', '--split', ''],
      ['train', 'test'],
    ],
    [
      ['data', 'show', '--split', '='],
      ['train', 'test'],
    ],
    [['data', 'show', '--split', '=', 'te'], ['test']],
    [['data', 'show', '--as', 'b'], ['blocks']],
    [
      ['data', 'show', ''],
      ['--split', '--as', '--help', '-h'],
    ],
    [['score', '--limit', ''], []],
    [['score', '--out', 'm'], ['my runs']],
    [
      ['score', 'm'],
      ['my runs', 'model.json'],
    ],
    [['score', '*'], ['*']],
    [['score', '-q', '--li'], ['--limit']],
    [['score', '--out', 'data', '--q'], ['--quiet']],
    [
      ['help', ''],
      ['data', 'score'],
    ],
  ])('completes %j with %j', async (words, completions) => {
    expect((await offered(...words)).sort()).toEqual(completions.toSorted());
  });
});

describe('zshScript(program)', () => {
  const script = SCRIPTS.zsh(described);
  test('has one function per command with its flags and arguments', () => {
    expect(script).toMatch(/^#compdef toy\n/);
    expect(script).toContain(`        show) _toy_data_show ;;`);
    expect(script).toContain(`    '(--quiet -q)-q[say nothing]' \\\n`);
    expect(script).toContain(`    '--out=[where to]:dir:_files -/' \\\n`);
    expect(script).toContain(`    '*:model:_files'\n`);
  });

  test('escapes quotes, colons and brackets', () => {
    expect(script).toContain(`'data:the digits'\\'' files'`);
    expect(script).toContain(`'show:draw one: in [brackets]'`);
    expect(script).toContain(`'--split=[train'\\''s or the test'\\''s]:name:(train test)'`);
  });
});

describe('fishScript(program)', () => {
  const script = SCRIPTS.fish(described);
  test('has one line per command, flag and argument, conditional on its command', () => {
    expect(script).toContain(`complete -c toy -n '__toy_at "toy"' -a data -d 'the digits\\' files'\n`);
    expect(script).toContain(
      `complete -c toy -n '__toy_at "toy data show"' -l split -x -a 'train test' -d 'train\\'s or the test\\'s'\n`,
    );
    expect(script).toContain(
      `complete -c toy -n '__toy_at "toy score"' -l out -x -a '(__fish_complete_directories)' -d 'where to'\n`,
    );
    expect(script).toContain(`complete -c toy -n '__toy_at "toy score"' -F\n`);
    expect(script).toContain(`complete -c toy -n '__toy_at "toy score"' -l quiet -s q -d 'say nothing'\n`);
  });
});
