// Lints the AssemblyScript sources with Biome. AssemblyScript allows decorators on functions, which Biome cannot parse, so
// Biome reads a copy in which they are blank. Line numbers stay the same.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DECORATOR =
  /^[ \t]*(@(inline|unmanaged|final|lazy)|\/\/ @ts-ignore: a decorator of AssemblyScript)[ \t]*$/gm;

/** Rules that do not apply to AssemblyScript: it has float32 constants, no type imports, and its const enums are inlined. */
const OFF = {
  correctness: { noPrecisionLoss: 'off', noVoidTypeReturn: 'off' },
  style: { useImportType: 'off' },
  suspicious: { noApproximativeNumericConstant: 'off', noAssignInExpressions: 'off', noConstEnum: 'off' },
};

const copy = mkdtempSync(join(tmpdir(), 'lint-assembly-'));
try {
  for (const file of sources()) {
    const path = join(copy, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, readFileSync(join(ROOT, file), 'utf8').replace(DECORATOR, ''));
  }
  const { rules } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')).linter;
  for (const [group, off] of Object.entries(OFF)) rules[group] = { ...rules[group], ...off };
  const config = { root: true, formatter: { enabled: false }, assist: { enabled: false }, linter: { rules } };
  writeFileSync(join(copy, 'biome.json'), JSON.stringify(config));
  const { status } = spawnSync('biome', ['lint', '--error-on-warnings', '.'], {
    cwd: copy,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(copy, { recursive: true });
}

/** Every source in the `assembly` folder of a package, relative to the root. */
function sources() {
  return readdirSync(join(ROOT, 'packages'))
    .map((name) => join('packages', name, 'assembly'))
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
        .map((name) => join(folder, name)),
    );
}
