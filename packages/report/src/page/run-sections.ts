import type { FigureOptions } from '../drawing/figure.js';
import type { ReportRun } from '../report-data.js';
import { codesSection, connectionsSection } from './codes-section.js';
import { epochsTable } from './epochs-table.js';
import { filtersSection } from './filters-section.js';
import { scoreSections } from './score-sections.js';
import type { Section } from './section.js';
import { settingsTable } from './settings-table.js';

/** The sections of one run. `id` is the prefix of the ids in them. */
export function runSections(run: ReportRun, id: string, options: FigureOptions): Section[] {
  const { config, environment } = run;
  const sections: Section[] = [{ id: `${id}-epochs`, heading: 'Epochs', body: epochsTable(run) }];
  sections.push(...scoreSections(run.scores ?? {}, id, options));
  sections.push(...filtersSection(run.filters ?? [], id, options));
  sections.push(...codesSection(run.codes, id, options));
  sections.push(...connectionsSection(run.connections ?? [], id, options));
  if (config) {
    const body = settingsTable('Training options.', config);
    sections.push({ id: `${id}-config`, heading: 'Configuration', body, half: true });
  }
  if (environment) {
    const body = settingsTable('Software and hardware.', environment);
    sections.push({ id: `${id}-environment`, heading: 'Environment', body, half: true });
  }
  return sections;
}
