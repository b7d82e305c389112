import type { StartEvent } from '@lenet5/trainer';
import type { RunSession } from './run-session.js';
import type { StartingPoint } from './start-from.js';

/**
 * The first line of a run with `--json`: the event, and what was loaded, with what was assumed about it.
 *
 * @param from absent unless the run starts from a model.
 */
export function startLine(
  event: Omit<StartEvent, 'history'>,
  { config, data, warnings }: Pick<RunSession, 'config' | 'data' | 'warnings'>,
  from: StartingPoint | undefined,
): object {
  const { source, verified, notes } = data;
  return { ...event, model: config.model, from, data: { source, verified, notes }, warnings };
}
