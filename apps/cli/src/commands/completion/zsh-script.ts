import {
  type DescribedCommand,
  type DescribedFlag,
  type DescribedValue,
  withDescendants,
} from './described-command.js';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const inBrackets = (text: string): string => text.replace(/[[\]\\]/g, '\\$&');

const beforeColon = (text: string): string => text.replace(/[:\\]/g, '\\$&');

const GLOBS = { folders: '_files -/', files: '_files' } as const;

/** The action of `_arguments` for a value. A single space completes nothing; a leading space suppresses extra arguments. */
function action({ words, paths }: DescribedValue, program: string): string {
  if (paths === 'none') return words.length > 0 ? `(${words.join(' ')})` : ' ';
  return words.length > 0 ? ` _${program}_or_${paths} ${words.join(' ')}` : GLOBS[paths];
}

function valueSpec(value: DescribedValue, program: string): string {
  return `:${beforeColon(value.name)}:${action(value, program)}`;
}

/** One spec per name of a flag. Each excludes the other names. */
function flagSpecs({ names, description, value }: DescribedFlag, program: string): string[] {
  const others = names.length > 1 ? `(${names.join(' ')})` : '';
  return names.map((name) => {
    const long = name.startsWith('--');
    const spec = value
      ? `${long ? '=' : '+'}[${inBrackets(description)}]${valueSpec(value, program)}`
      : `[${inBrackets(description)}]`;
    return quote(`${others}${name}${spec}`);
  });
}

const functionOf = ({ path }: DescribedCommand): string => `_${path.join('_')}`;

/** The line that offers the argument of a command that also has subcommands. */
function besideCommands(argument: DescribedValue | undefined): string {
  return argument && argument.paths !== 'none' ? `      ${GLOBS[argument.paths]}\n` : '';
}

function commandFunction(command: DescribedCommand, program: string): string {
  const { flags, argument, commands } = command;
  const specs = [
    ...flags.flatMap((flag) => flagSpecs(flag, program)),
    // A command with subcommands offers its argument besides them.
    ...(argument && commands.length === 0 ? [quote(`*${valueSpec(argument, program)}`)] : []),
    ...(commands.length > 0 ? [`'1: :->command'`, `'*:: :->argument'`] : []),
  ];
  const list = commands.map(({ name, summary }) => quote(`${beforeColon(name)}:${summary}`));
  const branches = commands.map((below) => `        ${below.name}) ${functionOf(below)} ;;\n`);
  const states = `  case $state in
    command)
      local -a commands=(${list.join(' ')})
      _describe -t commands command commands
${besideCommands(argument)}      ;;
    argument)
      case $line[1] in
${branches.join('')}      esac
      ;;
  esac
`;
  return `${functionOf(command)}() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C ${specs.join(' \\\n    ')}
${commands.length > 0 ? states : ''}}
`;
}

function mixedFunctions(program: string): string {
  const mixed = (paths: 'folders' | 'files'): string => `_${program}_or_${paths}() {
  compadd -- "$@"
  ${GLOBS[paths]}
}
`;
  return `${mixed('folders')}${mixed('files')}`;
}

/** A completion script for zsh 5: source it after `compinit`, or save it as `_lenet5` in a folder of `fpath`. */
export function zshScript(program: DescribedCommand): string {
  const { name } = program;
  const functions = withDescendants(program).map((command) => commandFunction(command, name));
  return `#compdef ${name}
# zsh completion for ${name}, written by: ${name} completion zsh
${mixedFunctions(name)}${functions.join('')}if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}
