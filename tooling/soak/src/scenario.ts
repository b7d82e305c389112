/** How hard a scenario tries. */
interface ScenarioOptions {
  /** Number of faults. */
  readonly faults: number;
  /** Seed of the moments of the faults. */
  readonly seed: number;
  /** Called with a line about what happens. */
  readonly note: (text: string) => void;
  /** The part that is done, if the scenario was interrupted. Only some scenarios have parts. */
  readonly progress?: Progress;
}

/** What an interrupted scenario has done: a number whose meaning is its own, such as cases or runs. */
export interface Progress {
  readonly done: number;
  readonly save: (done: number) => Promise<void>;
}

/** What a scenario found. */
export interface ScenarioResult {
  /** The faults that were made; 0 if the scenario does not run here. */
  readonly faults: number;
  readonly trials: number;
  /** What is wrong, one line each; empty if all is right. */
  readonly problems: readonly string[];
  /** Why the scenario does not run on this machine. */
  readonly skipped?: string;
  /** Numbers that it measured. */
  readonly figures?: Readonly<Record<string, number | string>>;
}

/** A fault test. */
export interface Scenario {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** Faults of a long run. */
  readonly faults: number;
  run(options: ScenarioOptions): Promise<ScenarioResult>;
}
