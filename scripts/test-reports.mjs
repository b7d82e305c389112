// Reads the JSON reports that the tests of every package write: test-results.json for vitest.config.ts,
// test-results.NAME.json for vitest.NAME.config.ts.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const CONFIG = /^vitest(\.[\w-]+)?\.config\.ts$/;
const ROOT = join(import.meta.dirname, '..');

/** Reports of `npm run test:perf`. */
export const isPerf = (path) => path.endsWith('test-results.perf.json');
/** Reports of `npm run test:slow`. */
export const isSlow = (path) => path.endsWith('test-results.slow.json');
/** Reports of `npm test`. */
export const isTest = (path) => !isPerf(path) && !isSlow(path);

/** Removes the reports of earlier runs. For a package with cached test results, turbo restores the report. */
export function removeReports(isWanted) {
  for (const path of reportPaths().filter(isWanted)) rmSync(path, { force: true });
}

/** Adds up the reports. A missing report counts as one failure. */
export function readReports(isWanted) {
  const sum = { passed: 0, failed: 0, files: [], skipped: [], retried: [], figures: [] };
  for (const path of reportPaths().filter(isWanted)) {
    if (existsSync(path)) addReport(sum, JSON.parse(readFileSync(path, 'utf8')));
    else {
      console.error(`${relative(ROOT, path)} is missing: did the build fail?`);
      sum.failed += 1;
    }
  }
  return sum;
}

function addReport(sum, report) {
  sum.passed += report.numPassedTests;
  if (!report.success) sum.failed += Math.max(report.numFailedTests, report.numFailedTestSuites, 1);
  for (const { name, startTime, endTime, assertionResults } of report.testResults) {
    const file = relative(ROOT, name);
    sum.files.push({ file, seconds: (endTime - startTime) / 1000 });
    for (const { fullName, status, failureMessages, meta } of assertionResults) {
      if (status === 'pending' || status === 'skipped') sum.skipped.push(`${file}: ${fullName}`);
      if (status === 'passed' && failureMessages.length > 0) sum.retried.push(`${file}: ${fullName}`);
      sum.figures.push(...(meta?.figures ?? []));
    }
  }
}

/** The paths of the reports of a complete run. */
function reportPaths() {
  const groups = ['packages', 'apps', 'tooling'];
  const members = groups.flatMap((group) => readdirSync(join(ROOT, group)).map((name) => join(group, name)));
  return [...members, 'examples']
    .map((member) => join(ROOT, member))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .flatMap((folder) =>
      readdirSync(folder).flatMap((name) => {
        const config = CONFIG.exec(name);
        return config ? [join(folder, `test-results${config[1] ?? ''}.json`)] : [];
      }),
    );
}
