// Prints the total of the reports of `npm test`, `npm run test:slow` and `npm run test:perf`.
import { readReports } from './test-reports.mjs';

const { passed, failed } = readReports(() => true);
console.log(`${passed} passed, ${failed} failed`);
