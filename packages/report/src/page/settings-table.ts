import type { ReportRun } from '../report-data.js';
import { flatSettings } from './flat-settings.js';
import { html, type Markup } from './html.js';
import { runName } from './run-name.js';
import { table } from './table.js';

/** A table of nested settings with a row per value, named by its path (`optimizer.name`). */
export function settingsTable(caption: string, settings: object): Markup {
  const rows = flatSettings(settings).map(([path, value]) => [setting(path), value]);
  return table({ caption, heads: ['setting', 'value'], rows, prose: true });
}

/** A table of the settings that differ between the runs, with a column per run; undefined if there are none. */
export function differencesTable(runs: readonly ReportRun[]): Markup | undefined {
  const settings = runs.map(
    ({ config, environment }) => new Map([...flatSettings(environment ?? {}), ...flatSettings(config ?? {})]),
  );
  const paths = new Set(settings.flatMap((map) => [...map.keys()]));
  const different = [...paths].filter((path) => new Set(settings.map((map) => map.get(path))).size > 1);
  if (different.length === 0) return undefined;
  return table({
    caption: 'Settings that differ between the runs.',
    heads: ['setting', ...runs.map(({ name }) => runName(name))],
    rows: different.map((path) => [setting(path), ...settings.map((map) => map.get(path) ?? '–')]),
    prose: true,
  });
}

function setting(path: string): Markup {
  return html`<code>${path}</code>`;
}
