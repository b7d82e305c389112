import { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from './commands/registry.js';
import { UsageError } from './errors/usage-error.js';
import { commandAlias, FLAG_ALIASES, flagAliases } from './other-names.js';
import { runProgram } from './program.js';

/** The error of a command line. */
async function errorOf(...words: string[]): Promise<string> {
  const error: unknown = await runProgram(words).catch((caught: unknown) => caught);
  return UsageError.isInstance(error) ? error.message : String(error);
}

/** A command and its subcommands. */
function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

let flags: ReadonlySet<string>;

beforeAll(async () => {
  const commands = await Promise.all(COMMANDS.map(({ load }) => load()));
  const whole = commands.map((create) =>
    create(
      () => undefined,
      async () => new Command(),
    ),
  );
  const longs = whole
    .flatMap(withSubcommands)
    .flatMap(({ options }) => options.map(({ long }) => long ?? ''));
  flags = new Set([...longs, '--version']);
});

describe('names of other programs', () => {
  test('lead to flags that exist', () => {
    expect(Object.keys(FLAG_ALIASES).filter((flag) => !flags.has(flag))).toEqual([]);
  });

  test('lead to commands that exist', () => {
    const names = COMMANDS.map(({ name }) => name);
    const targets = [
      'fit',
      'test',
      'infer',
      'show',
      'plot',
      'convert',
      'load',
      'ls',
      'diff',
      'rm',
      'tune',
    ].map((word) => commandAlias(word)?.split(' ')[0]);
    expect(names).toEqual(expect.arrayContaining(targets));
  });

  test('are looked up for every flag once', () => {
    expect(flagAliases('--lr')).toEqual(['--learning-rate']);
    expect(flagAliases('--learning-rate')).toEqual([]);
  });

  test.each([
    [['train', '--lr', '0.1'], "unknown option '--lr' — did you mean --learning-rate?"],
    [['train', '--batch', '8'], "unknown option '--batch' — did you mean --batch-size?"],
    [['train', '--batch_size=8'], "unknown option '--batch_size=8' — did you mean --batch-size?"],
    [['train', '--patience', '2'], "unknown option '--patience' — did you mean --early-stopping?"],
    [['train', '--num_epochs', '2'], "unknown option '--num_epochs' — did you mean --epochs?"],
    [['train', '-j', '2'], "unknown option '-j' — did you mean --threads?"],
    [['train', '--weights', 'a'], "unknown option '--weights' — did you mean --from?"],
    [['train', '--device', 'cuda'], "unknown option '--device' — omit it: lenet5 runs on the processor"],
    [
      ['evaluate', 'a', '--confusion-matrix'],
      "unknown option '--confusion-matrix' — did you mean --confusion?",
    ],
    [['evaluate', 'a', '--output', 'b'], "unknown option '--output' — did you mean --predictions?"],
    [['runs', '--sort-by', 'best'], "unknown option '--sort-by' — did you mean --sort?"],
    [['runs', 'delete', 'a', '--force'], "unknown option '--force' — did you mean --yes?"],
    [['summary', 'a'], "unknown command 'summary' — did you mean info?"],
    [['rm', 'a'], "unknown command 'rm' — did you mean runs delete?"],
  ])('%j is answered with the right name', async (words, message) => {
    expect(await errorOf(...words)).toContain(message);
  });
});
