// Adds up the test reports of every package and closes with one line, "N passed, N failed".
// A package that has tests but left no report counts as one failure: silence is not success.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['packages', 'apps'].flatMap((group) => readdirSync(group).map((name) => join(group, name)));
let passed = 0;
let failed = 0;
for (const folder of [...folders, 'benchmarks', 'tests']) {
  if (!existsSync(join(folder, 'package.json'))) continue;
  if (!JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts?.test) continue;
  const report = join(folder, 'test-results.json');
  if (!existsSync(report)) {
    console.error(`${folder}: no test report (did its build fail?)`);
    failed += 1;
    continue;
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  failed += success ? 0 : Math.max(numFailedTests, numFailedTestSuites, 1);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
