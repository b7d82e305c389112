// Writes models in every export format, with what tfjs computes for 1,000 test digits, for read_exports.py to check.
import '@tensorflow/tfjs-backend-cpu';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toCsv, toSafetensors } from '../dist/index.js';
import { toKeras } from '../dist/keras/index.js';
import { toOnnx } from '../dist/onnx/index.js';
import { familyModels } from '../dist/testing/family-models.js';
import { predict } from '../dist/testing/predict.js';
import { testDigits } from '../dist/testing/test-digits.js';

const [folder = 'runs/exports'] = process.argv.slice(2);
const digits = await testDigits(1000);
for (const make of Object.values(familyModels)) {
  const model = make();
  const place = join(folder, model.name);
  await mkdir(place, { recursive: true });
  const files = {
    'model.onnx': await toOnnx(model),
    'model.keras': await toKeras(model),
    'tfjs.safetensors': await toSafetensors(model),
    'pytorch.safetensors': await toSafetensors(model, { layout: 'pytorch' }),
    'weights.csv': await toCsv(model),
    'digits.bin': new Uint8Array(digits.buffer),
    'outputs.bin': new Uint8Array(predict(model, digits).buffer),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), content);
}
