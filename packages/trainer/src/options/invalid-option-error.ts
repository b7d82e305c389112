/** One option that cannot be used. */
export interface OptionProblem {
  /** The option's name, with dots into nested ones: `earlyStopping.patience`. */
  readonly option: string;
  /** What was found there. */
  readonly found: unknown;
  /** What belongs there: a noun phrase that goes on after "give". */
  readonly wanted: string;
}

/** A value as it may stand in a one-line message. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.length > 8 ? `an array of ${value.length}` : `[${value.join(', ')}]`;
  const { name = 'Object' } = value.constructor ?? {};
  return name === 'Object' ? 'an object' : `an instance of ${name}`;
}

/** Options of a call that cannot be used: all of them in one message, by name. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly code = 'TRAIN_INVALID_OPTION' as const;
  readonly expected = true as const;
  /** What was wrong, in the order in which the options are documented. */
  readonly problems: readonly OptionProblem[];

  constructor(problems: readonly OptionProblem[]) {
    super(problems.map((p) => `wrong option ${p.option} (${show(p.found)}) — give ${p.wanted}`).join('; '));
    this.problems = problems;
  }
}
