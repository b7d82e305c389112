import { UsageError } from '../errors/usage-error.js';

/**
 * Creates the reader of a path. It throws {@link UsageError} on an empty text, as an unset shell variable gives.
 *
 * @param name of the option or argument, for messages.
 * @param what the path leads to: "folder".
 */
export function path(name: string, what: string): (text: string) => string {
  return (text) => {
    if (text) return text;
    throw new UsageError({ problem: `${name} is empty`, remedy: `use the path of a ${what}` });
  };
}
