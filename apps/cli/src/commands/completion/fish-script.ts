import {
  type DescribedCommand,
  type DescribedFlag,
  type DescribedValue,
  withDescendants,
} from './described-command.js';

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The candidates of a value as arguments of `complete`. `-F` allows files. */
function candidates({ words, paths }: DescribedValue): string[] {
  const sources = [...words, ...(paths === 'folders' ? ['(__fish_complete_directories)'] : [])];
  return [
    ...(sources.length > 0 ? [`-a ${quote(sources.join(' '))}`] : []),
    ...(paths === 'files' ? ['-F'] : []),
  ];
}

/** `-r`: a value must follow. `-x`: in addition, files are not valid values. */
function candidatesAfterFlag(value: DescribedValue): string[] {
  return [value.paths === 'files' ? '-r' : '-x', ...candidates(value)];
}

function switches({ names }: DescribedFlag): string[] {
  return names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
}

function linesOf(command: DescribedCommand, program: string): string[] {
  const { path, flags, argument, commands } = command;
  const at = `complete -c ${program} -n ${quote(`__${program}_at "${path.join(' ')}"`)}`;
  return [
    ...commands.map(({ name, summary }) => `${at} -a ${name} -d ${quote(summary)}`),
    ...(argument ? [`${at} ${candidates(argument).join(' ')}`] : []),
    ...flags.map((flag) => {
      const value = flag.value ? candidatesAfterFlag(flag.value) : [];
      return [at, ...switches(flag), ...value, `-d ${quote(flag.description)}`].join(' ');
    }),
  ];
}

/** A completion script for fish 3.0 and newer. */
export function fishScript(program: DescribedCommand): string {
  const { name } = program;
  const commands = withDescendants(program);
  const paths = commands.filter(({ path }) => path.length > 1).map(({ path }) => quote(path.join(' ')));
  return `# fish completion for ${name}, written by: ${name} completion fish
function __${name}_at --description 'Whether the words so far call this command'
    set -l path ${name}
    for word in (commandline -opc)
        switch "$path $word"
            case ${paths.join(' ')}
                set path "$path $word"
        end
    end
    test "$path" = "$argv[1]"
end
complete -c ${name} -f
${commands.flatMap((command) => linesOf(command, name)).join('\n')}
`;
}
