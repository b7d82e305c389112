// Runs the measurements of all packages, one after the other, and prints every figure with its bound. A measurement
// fails beyond twice its bound.
import { isPerf, readReports, removeReports } from './test-reports.mjs';
import { CONTINUE, turbo } from './turbo.mjs';

removeReports(isPerf);
const status = await turbo(['run', 'test:perf', '--concurrency=1', CONTINUE]);
const { passed, failed, figures } = readReports(isPerf);
console.log('Figures, with their bounds:');
for (const { name, value, bound, unit } of figures) {
  const remark = value <= bound ? '' : value <= 2 * bound ? '  above its bound' : '  above twice its bound';
  console.log(`${value.toFixed(2).padStart(10)} ${unit} (bound ${bound})  ${name}${remark}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status !== 0 || failed > 0 || figures.length === 0 ? 1 : 0;
