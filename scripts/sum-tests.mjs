// Adds up the test reports of all packages.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REPORT = 'test-results.json';

/** Removes the reports of earlier runs. turbo restores the report of each package whose tests it has cached. */
export function removeReports() {
  for (const folder of testedFolders()) rmSync(join(folder, REPORT), { force: true });
}

/** A package that has tests but no report counts as one failure. */
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
  const members = ['packages', 'apps', 'tooling'].flatMap((group) =>
    readdirSync(group).map((name) => join(group, name)),
  );
  return [...members, 'examples'].filter((folder) => {
    const manifest = join(folder, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.test;
  });
}
