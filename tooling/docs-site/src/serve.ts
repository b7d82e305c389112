// Builds the documentation site if there is none, and serves it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveSite } from './serve-site.js';

const OUT = fileURLToPath(new URL('../../../docs-site', import.meta.url));
const PORT = 4174;

if (!existsSync(OUT)) throw new Error('the site is not built — run npm run docs');
const { url } = await serveSite(OUT, { port: PORT, path: '/', isolated: true });
console.log(`${url}\nto stop, press Ctrl+C`);
