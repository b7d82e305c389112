import type { OptionSpec } from '@lenet5/core';

/** Where an option is offered: in `train()`, as a flag of `lenet5 train`, in the form of the web app. */
export type OptionLayer = 'api' | 'cli' | 'web';

/** The part of a recipe that an option belongs to; help and documentation group options by it. */
export type OptionGroup =
  | 'data'
  | 'network'
  | 'training'
  | 'augmentation'
  | 'distillation'
  | 'schedule'
  | 'run'
  | 'engine';

/** The declaration of one option. Validation, help, forms and documentation derive from it. */
export interface RecipeOption {
  readonly spec: OptionSpec;
  /** Where `train()` takes it, with dots into nested objects: `schedule.floor`. Absent if `train()` does not. */
  readonly path?: string;
  readonly layers: readonly OptionLayer[];
  readonly group: OptionGroup;
  /** Its name in a form; options of the web layer have one. */
  readonly label?: string;
  /** One line without a period. */
  readonly doc: string;
  /** Unit of the value: `epochs`. */
  readonly unit?: string;
  /**
   * The option applies only if `option` has one of the values `is`; without `is`, only if `option` is given. Its value
   * `unless` is always valid.
   */
  readonly when?: { readonly option: string; readonly is?: readonly string[]; readonly unless?: string };
  /** Whether `train()` throws without it: always, or if the object that holds it is given. */
  readonly required?: boolean;
}
