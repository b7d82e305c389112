// Adds up the test reports that every package's run left behind.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that has tests but left no report counts as one failure: silence is not success. */
export function sumTests() {
  let passed = 0;
  let failed = 0;
  for (const folder of testedFolders()) {
    const report = join(folder, 'test-results.json');
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
