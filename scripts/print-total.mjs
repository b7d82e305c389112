// Prints the total of the reports of `npm test` and `npm run test:perf`.
import { readReports } from './test-reports.mjs';

const { passed, failed } = readReports(() => true);
console.log(`${passed} passed, ${failed} failed`);
