import { UsageError } from '../errors/usage-error.js';

/** Makes the reader of a path; throws {@link UsageError} where it is empty, as an unset variable of a shell is. */
export function path(label: string, what: string): (text: string) => string {
  return (text) => {
    if (text) return text;
    throw new UsageError(`${label} is empty — give the path of a ${what}`);
  };
}
