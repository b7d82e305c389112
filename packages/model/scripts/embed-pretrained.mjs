// Writes the pretrained weights as a module, src/pretrained/weights.generated.ts, so that bundlers need no rule for them.
// Fails if their digest is not the one in their card.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const file = (path) => new URL(`../${path}`, import.meta.url);
const { sha256 } = JSON.parse(await readFile(file('pretrained/card.json'), 'utf8'));
const bytes = await readFile(file('pretrained/lenet5.safetensors'));
const found = createHash('sha256').update(bytes).digest('hex');
if (found !== sha256) {
  console.error(
    `pretrained/lenet5.safetensors does not match pretrained/card.json (SHA-256 ${found}, not ${sha256})`,
  );
  console.error('restore both files, or train the network again with: npm run train:shipped');
  process.exit(1);
}
const text = `/** The bytes of pretrained/lenet5.safetensors in base64. */
export const PRETRAINED_WEIGHTS = '${bytes.toString('base64')}';
`;
await writeFile(file('src/pretrained/weights.generated.ts'), text);
