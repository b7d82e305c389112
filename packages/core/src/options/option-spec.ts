/** An integer or a finite number. `min` and `max` belong to the range, `above` and `below` do not. */
export interface NumberSpec {
  readonly type: 'integer' | 'number';
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
  /** A word that is allowed instead of a number: `auto`. */
  readonly or?: string;
  readonly default?: number | string;
}

/** One word of a list. */
export interface ChoiceSpec {
  readonly type: 'choice';
  readonly choices: readonly string[];
  readonly default?: string;
}

/** True or false. */
export interface BooleanSpec {
  readonly type: 'boolean';
  readonly default?: boolean;
}

/** A value that a function recognizes. */
export interface CustomSpec {
  readonly type: 'custom';
  /** The accepted values as a noun phrase: `an AbortSignal`. */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly default?: unknown;
}

/** The values of an option, and its default if it has one. */
export type OptionSpec = NumberSpec | ChoiceSpec | BooleanSpec | CustomSpec;

/** The type of the values that a spec accepts. */
export type OptionValue<Spec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { readonly type: 'integer' | 'number'; readonly or: infer Word }
    ? number | Word
    : Spec extends { readonly type: 'integer' | 'number' }
      ? number
      : Spec extends { readonly type: 'boolean' }
        ? boolean
        : unknown;
