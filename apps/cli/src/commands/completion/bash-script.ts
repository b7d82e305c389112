import { type DescribedCommand, type DescribedValue, withDescendants } from './described-command.js';

/** The actions of `compgen -A`. */
const ACTIONS = { none: '', folders: 'directory', files: 'file' } as const;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function assign({ words, paths }: DescribedValue): string {
  const parts = [
    ...(words.length > 0 ? [`words=${quote(words.join(' '))}`] : []),
    ...(paths === 'none' ? [] : [`paths=${ACTIONS[paths]}`]),
  ];
  return parts.join(' ') || 'return';
}

function branch(patterns: readonly string[], body: string): string[] {
  return patterns.length > 0 ? [`${patterns.map(quote).join(' | ')}) ${body} ;;`] : [];
}

/** Completions after each flag that takes a value. Flags with the same completions share a branch. */
function valueBranches(commands: readonly DescribedCommand[]): string[] {
  const patterns = new Map<string, string[]>();
  for (const { path, flags } of commands) {
    for (const { names, value } of flags) {
      if (!value) continue;
      const alike = patterns.get(assign(value)) ?? [];
      alike.push(...names.map((name) => [...path, name].join(' ')));
      patterns.set(assign(value), alike);
    }
  }
  return [...patterns].flatMap(([body, alike]) => branch(alike, body));
}

function argumentBranches(commands: readonly DescribedCommand[]): string[] {
  return commands.flatMap(({ path, argument, commands: below }) => {
    const words = [...below.map(({ name }) => name), ...(argument?.words ?? [])];
    const names: DescribedValue = { name: 'command', words, paths: argument?.paths ?? 'none' };
    const value = below.length > 0 ? names : argument;
    return value ? branch([path.join(' ')], assign(value)) : [];
  });
}

function flagBranches(commands: readonly DescribedCommand[]): string[] {
  return commands.flatMap(({ path, flags }) => {
    const names = flags.flatMap((flag) => flag.names);
    return names.length > 0 ? branch([path.join(' ')], `words=${quote(names.join(' '))}`) : [];
  });
}

const lines = (indent: number, texts: readonly string[]): string =>
  texts.map((text) => `${' '.repeat(indent)}${text}\n`).join('');

/** A completion script for bash 3.2 and newer, without the package bash-completion. */
export function bashScript(program: DescribedCommand): string {
  const { name } = program;
  const commands = withDescendants(program);
  const paths = commands.filter(({ path }) => path.length > 1).map(({ path }) => path.join(' '));
  return `# bash completion for ${name}, written by: ${name} completion bash
_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" path=${name} words= paths= i line
  # Bash splits --flag=value into three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
      ${paths.map(quote).join(' | ')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$path $prev" in
${lines(4, valueBranches(commands))}    *)
      case "$path" in
${lines(8, argumentBranches(commands))}      esac
      if [[ $cur == -* || -z $words$paths ]]; then
        paths=
        case "$path" in
${lines(10, flagBranches(commands))}        esac
      fi
      ;;
  esac
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$cur")
  if [[ -n $paths ]]; then
    # Bash 3.2, the version of macOS, has no compopt: folders get no slash.
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -A "$paths" -- "$cur")
  fi
}
complete -F _${name} ${name}
`;
}
