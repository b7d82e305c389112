/**
 * What training on one engine gave: the loss of the epoch, the validation accuracy, the threads, and why there are fewer than
 * requested; or the error.
 */
type EngineResult =
  | { readonly loss: number; readonly accuracy: number; readonly threads: number; readonly fallback?: string }
  | { readonly error: string };

/** The results of a project, by engine, as `projects/training.js` returns them. */
export type EngineResults = Readonly<Record<string, EngineResult>>;

/** The line that a program of the projects prints. */
const RESULT = /^RESULT (.+)$/m;

/** Reads the results from the output of a program. @throws Error if it printed none. */
export function parseResults(stdout: string): EngineResults {
  const line = RESULT.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`the program printed no result\n${stdout}`);
  return JSON.parse(line);
}

/** The outcome of one check in one environment. */
export interface Outcome {
  readonly column: string;
  readonly passed: boolean;
  readonly text: string;
  /** The loss of an engine that trained. */
  readonly loss?: number;
}

/** What a row expects where it differs from "every engine trains, with the threads that it was asked for". */
export interface Expectation {
  /** The documented error of an engine that cannot run there, by engine. */
  readonly refused?: Readonly<Record<string, RegExp>>;
  /** Two compiled threads run on one, for a reason that the `start` event gives. */
  readonly oneThread?: RegExp;
}

/** Below this validation accuracy, training on 2,000 digits has not worked. */
const LEARNED = 0.8;

/** One outcome per engine. */
export function judge(results: EngineResults, expectation: Expectation = {}): Outcome[] {
  return Object.entries(results).map(([column, result]) => ({
    column,
    ...judgeResult(column, result, results, expectation),
  }));
}

function judgeResult(
  engine: string,
  result: EngineResult,
  results: EngineResults,
  { refused = {}, oneThread }: Expectation,
): Omit<Outcome, 'column'> {
  const expected = refused[engine];
  if ('error' in result) {
    const passed = expected?.test(result.error) ?? false;
    return { passed, text: passed ? `refused: ${result.error}` : result.error };
  }
  if (expected) return { passed: false, text: 'runs, but the row says that it is refused' };
  if (!(result.accuracy > LEARNED)) return { passed: false, text: `accuracy ${result.accuracy}` };
  const isLimited = engine.endsWith('2 threads') && oneThread !== undefined;
  const threads = engine.endsWith('2 threads') && !isLimited ? 2 : 1;
  if (result.threads !== threads) {
    return { passed: false, text: `runs on ${result.threads} thread(s): ${result.fallback}` };
  }
  if (isLimited && !oneThread.test(result.fallback ?? '')) {
    return { passed: false, text: `runs on one thread, with the reason ${result.fallback}` };
  }
  const single = results[engine.replace('2 threads', '1 thread')];
  if (single && 'loss' in single && single.loss !== result.loss) {
    return { passed: false, text: `its loss (${result.loss}) is not that of one thread (${single.loss})` };
  }
  const text = isLimited ? `on one thread: ${result.fallback}` : 'trains';
  return { passed: true, text, loss: result.loss };
}
