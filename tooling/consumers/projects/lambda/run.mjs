// node run.mjs cjs|esm
// Calls the handler in a folder outside the project, where no package is installed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'deployed-'));
cpSync('dist', folder, { recursive: true });
const file = process.argv[2] === 'cjs' ? './handler.cjs' : './handler.mjs';
writeFileSync(
  join(folder, 'call.mjs'),
  `const { handler } = await import('${file}');\nconsole.log('RESULT ' + JSON.stringify(await handler()));\n`,
);
try {
  execFileSync(process.execPath, ['call.mjs'], { cwd: folder, stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}
