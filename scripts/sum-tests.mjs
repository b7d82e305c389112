// Adds up the test reports that every package's run left behind.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REPORT = 'test-results.json';

/** Removes what earlier runs left, so that none is counted again; turbo puts back the reports of what it has cached. */
export function removeReports() {
  for (const folder of testedFolders()) rmSync(join(folder, REPORT), { force: true });
}

/** A package that has tests but left no report counts as one failure: silence is not success. */
export function sumTests() {
  let passed = 0;
  let failed = 0;
  for (const folder of testedFolders()) {
    const report = join(folder, REPORT);
    if (!existsSync(report)) {
      console.error(`${folder}: no test report (did its build fail?)`);
      failed += 1;
      continue;
    }
    const results = JSON.parse(readFileSync(report, 'utf8'));
    passed += results.numPassedTests;
    if (!results.success) failed += Math.max(results.numFailedTests, results.numFailedTestSuites, 1);
  }
  return { passed, failed };
}

function testedFolders() {
  const members = ['packages', 'apps'].flatMap((group) =>
    readdirSync(group).map((name) => join(group, name)),
  );
  return [...members, 'benchmarks', 'tests'].filter((folder) => {
    const manifest = join(folder, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.test;
  });
}
