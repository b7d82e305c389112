import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './registry.js';

const commands = await Promise.all(
  COMMANDS.map(async ({ name, load }) => {
    const create = await load();
    return [
      name,
      create(
        () => undefined,
        async () => new Command(),
      ),
    ] as const;
  }),
);

/** A command and its subcommands. */
function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** The commands of the examples at the start of the help: lines that begin with two spaces. */
function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  const [examples = ''] = help.split('Usage:');
  return examples.split('\n').filter((line) => /^ {2}\S/.test(line));
}

describe.each(commands)('the help of %s', (name, command) => {
  test('has examples whose commands and flags exist', () => {
    const examples = examplesOf(command);
    expect(examples.length).toBeGreaterThan(1);
    const flags = withSubcommands(command).flatMap(({ options }) => options.map(({ long }) => long));
    for (const example of examples) {
      const [, call = ''] = /lenet5 ([^|>&]*)/.exec(example) ?? [];
      expect(call.split(' ')[0]).toBe(name);
      expect(flags).toEqual(expect.arrayContaining(call.match(/--[a-z-]+/g) ?? []));
    }
  });

  test('lists every kind of data source for --data', () => {
    const data = withSubcommands(command).flatMap(({ options }) =>
      options.filter(({ long }) => long === '--data'),
    );
    for (const { description } of data)
      expect(description).toMatch(/(fashion-mnist|cifar10), a folder, a file or a URL/);
  });
});
