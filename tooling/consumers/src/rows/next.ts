import type { Project, Row } from '../row.js';
import { pageRow, serverRow } from '../run-page.js';

const SERVER = 'next start --port PORT --hostname 127.0.0.1';

const next = (bundler: 'Turbopack' | 'webpack'): Project => ({
  sources: ['next'],
  packages: ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1'],
  build: [`NEXT_TELEMETRY_DISABLED=1 next build --${bundler.toLowerCase()}`],
});

/** The rows of Next.js: a client component, and a route handler on the server. */
export const NEXT_ROWS: readonly Row[] = (['Turbopack', 'webpack'] as const).flatMap((bundler) => [
  pageRow('Bundlers', {
    ...next(bundler),
    name: `Next.js 16.4.6 client component, ${bundler}`,
    page: { server: SERVER },
  }),
  serverRow('Runtimes', {
    ...next(bundler),
    name: `Next.js 16.4.6 route handler, ${bundler}`,
    server: SERVER,
  }),
]);
