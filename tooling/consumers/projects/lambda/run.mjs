// node run.mjs cjs|esm
// Calls the handler in a folder outside the project, where no package is installed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'deployed-'));
cpSync('dist', folder, { recursive: true });
const file = process.argv[2] === 'cjs' ? './handler.cjs' : './handler.mjs';
const call = `const { handler } = await import('${file}'); console.log('RESULT ' + JSON.stringify(await handler()));`;
try {
  execFileSync(process.execPath, ['--input-type=module', '--eval', call], { cwd: folder, stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}
