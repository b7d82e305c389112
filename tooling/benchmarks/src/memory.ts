import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The resident memory that a part of a run adds. */
export interface MemoryRow {
  /** Training images of the run. */
  readonly images: number;
  readonly part: string;
  readonly mebibytes: number;
}

/** Training images of the two runs: `--limit 2000`, and all. */
const RUNS = [2000, 60_000];

/** Measures the resident memory of a training run by part, each run in a process of its own. */
export async function measureMemory(): Promise<MemoryRow[]> {
  const rows: MemoryRow[] = [];
  for (const images of RUNS) {
    const script = fileURLToPath(new URL('./memory-parts.js', import.meta.url));
    const child = spawn(process.execPath, [script, String(images)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
    if (code !== 0) throw new Error(`the run on ${images} images ended with exit code ${code}`);
    const parts: Omit<MemoryRow, 'images'>[] = JSON.parse(printed);
    rows.push(...parts.map((part) => ({ images, ...part })));
  }
  return rows;
}
