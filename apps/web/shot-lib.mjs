import { chromium } from 'playwright-core';
import { findChromium } from '@lenet5/chromium';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, extname } from 'node:path';
const DIST = '/work/wt/net/apps/web/dist';
const T = {'.html':'text/html','.js':'text/javascript','.css':'text/css','.svg':'image/svg+xml'};
const server = createServer((q,r)=>{ let p = new URL(q.url,'http://x').pathname; if (p==='/') p='/index.html'; let b; try { b = readFileSync(join(DIST, p)); } catch { r.writeHead(404).end(); return; }
 r.writeHead(200, {'Content-Type':T[extname(p)]??'application/octet-stream','Content-Length':b.length,'Cross-Origin-Opener-Policy':'same-origin','Cross-Origin-Embedder-Policy':'require-corp','Cross-Origin-Resource-Policy':'same-origin'}); r.end(b); });
await new Promise(d=>server.listen(0,d));
export const url = `http://localhost:${server.address().port}/`;
export const browser = await chromium.launch({ executablePath: await findChromium(), args:['--no-sandbox','--disable-background-networking'] });
export const end = async () => { await browser.close(); server.close(); };
