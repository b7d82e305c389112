import type { Progress, Scenario, ScenarioResult } from './scenario.js';
import { readState, type SoakState, writeState } from './soak-state.js';
import { markdownTable, type TableRow } from './table.js';

/** How the scenarios run. */
export interface SoakOptions {
  readonly scenarios: readonly Scenario[];
  /** Faults of each, instead of its own number. */
  readonly faults?: number | undefined;
  readonly seed: number;
  /** A file with what has passed, and the parts of an interrupted scenario; these do not run again with the same seed and faults. */
  readonly state?: string | undefined;
  readonly json: boolean;
  /** Whether to end with a table in Markdown. */
  readonly markdown?: boolean;
}

/** A line of the report. */
interface SoakLine extends ScenarioResult {
  readonly scenario: string;
  readonly seed: number;
  readonly seconds: number;
}

/** Runs scenarios one after the other and reports each. Returns whether all passed. */
export async function runSoak({
  scenarios,
  faults,
  seed,
  state,
  json,
  markdown = false,
}: SoakOptions): Promise<boolean> {
  const known = await readState(state);
  let isGood = true;
  const rows: TableRow[] = [];
  for (const scenario of scenarios) {
    const count = faults ?? scenario.faults;
    const key = `${scenario.name} ${seed} ${count}`;
    if (known.passed.includes(key)) {
      if (!json) console.log(`${scenario.name}: has passed before`);
      continue;
    }
    const line = await runOne(scenario, count, seed, json, progressOf(key, known, state));
    console.log(json ? JSON.stringify(line) : describe(line));
    if (line.skipped === undefined) rows.push({ ...line, summary: scenario.summary });
    if (line.problems.length > 0) isGood = false;
    else if (line.skipped === undefined) {
      known.passed.push(key);
      delete known.parts[key];
      await writeState(state, known);
    }
  }
  if (markdown) console.log(markdownTable(rows));
  return isGood;
}

function progressOf(key: string, known: SoakState, state: string | undefined): Progress {
  return {
    done: known.parts[key] ?? 0,
    save: (done) => {
      known.parts[key] = done;
      return writeState(state, known);
    },
  };
}

async function runOne(
  scenario: Scenario,
  faults: number,
  seed: number,
  json: boolean,
  progress: Progress,
): Promise<SoakLine> {
  const start = performance.now();
  const note = (text: string): void => {
    if (!json) console.error(`  ${text}`);
  };
  const result = await scenario.run({ faults, seed, note, progress });
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  return { scenario: scenario.name, seed, seconds, ...result };
}

function describe({ scenario, faults, trials, problems, skipped, figures, seconds }: SoakLine): string {
  if (skipped !== undefined) return `${scenario}: NOT RUN (${skipped})`;
  const verdict = problems.length === 0 ? 'passed' : `FAILED: ${problems.slice(0, 10).join('; ')}`;
  const numbers = Object.entries(figures ?? {}).map(([name, value]) => `, ${name} ${value}`);
  return `${scenario}: ${verdict} (${faults} faults, ${trials} trials, ${seconds} s${numbers.join('')})`;
}
