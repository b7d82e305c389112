import { chromium } from 'playwright-core';
import { findChromium } from '@lenet5/chromium';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, extname } from 'node:path';
const DIST = '/work/wt/net/apps/web/dist';
const T = {'.html':'text/html','.js':'text/javascript','.css':'text/css','.svg':'image/svg+xml'};
const server = createServer((q,r)=>{ let p = new URL(q.url,'http://x').pathname; if (p==='/') p='/index.html'; let b; try { b = readFileSync(join(DIST, p)); } catch { r.writeHead(404).end(); return; }
 r.writeHead(200, {'Content-Type':T[extname(p)]??'application/octet-stream','Content-Length':b.length,'Cross-Origin-Opener-Policy':'same-origin','Cross-Origin-Embedder-Policy':'require-corp','Cross-Origin-Resource-Policy':'same-origin'}); r.end(b); });
await new Promise(d=>server.listen(0,d));
const url = `http://localhost:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: await findChromium(), args:['--no-sandbox','--disable-background-networking'] });
for (const pass of ['forward','backward']) {
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage(); page.setDefaultTimeout(120000);
await page.goto(`${url}#look?digit=0`); await page.locator('[data-pop-up]').waitFor();
const session = await context.newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
await browser.startTracing(page, { categories: ['devtools.timeline','toplevel','disabled-by-default-v8.cpu_profiler'] });
await page.evaluate(`location.hash = '#look?digit=0&play=${pass}'`);
await page.locator('[data-diagram-line]', { hasText: 'position' }).waitFor();
await page.waitForFunction(()=>!/position/.test(document.querySelector('[data-diagram-line]').textContent) ,undefined,{polling:300}); await page.waitForTimeout(1000);
const buf = await browser.stopTracing();
writeFileSync(`/tmp/net/trace-${pass}.json`, buf);
const { traceEvents } = JSON.parse(buf.toString());
const main = traceEvents.filter(e=>e.name==='FireAnimationFrame'&&e.ph==='X').sort((a,b)=>a.ts-b.ts);
const t0 = main[0].ts;
console.log(pass, main.length, 'wall>8', main.filter(e=>e.dur>8000).length, 'cpu>8', main.filter(e=>e.tdur>8000).length, 'max', Math.max(...main.map(e=>e.tdur))/1000, 'total s', (main.at(-1).ts-t0)/1e6);
console.log(main.map((e,i)=>({i,t:((e.ts-t0)/1e6).toFixed(2),wall:e.dur/1000,cpu:e.tdur/1000})).filter(e=>e.cpu>4).slice(0,40));
await context.close();
}
await browser.close(); server.close();
