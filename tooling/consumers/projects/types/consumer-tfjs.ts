// The entries whose types use those of tfjs.
import { compileBatches } from '@lenet5/compiler/batches';
import { lenet5, readWeights } from '@lenet5/model';
import { toKeras } from '@lenet5/model/keras';
import { loadModel, saveModel } from '@lenet5/model/node';
import { toOnnx } from '@lenet5/model/onnx';
import { compileFit } from '@lenet5/trainer/compile-fit';
import { adam, setupWasm } from '@lenet5/wasm';

export async function build(folder: string): Promise<number> {
  await setupWasm();
  const model = lenet5({ seed: 42 });
  model.compile({ optimizer: adam(0.001), loss: 'sparseCategoricalCrossentropy' });
  await saveModel(model, folder);
  const again = await loadModel(folder);
  return (await readWeights(again)).length + [compileBatches, compileFit, toKeras, toOnnx].length;
}
