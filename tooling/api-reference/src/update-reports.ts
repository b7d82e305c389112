// npm run api:update
// Writes the API report of every entry point to the folder reports/, and removes reports of entry points that are gone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReports } from './api-report.js';
import { publishedEntryPoints } from './entry-points.js';
import { readPublicApi } from './public-api.js';
import { REPORTS } from './reports-folder.js';

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS);
const reports = apiReports(readPublicApi(publishedEntryPoints()));
for (const { file, text } of reports) writeFileSync(join(REPORTS, file), text);
console.log(`${reports.length} API reports in ${REPORTS}`);
