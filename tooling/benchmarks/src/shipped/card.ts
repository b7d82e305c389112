import { readFile } from 'node:fs/promises';

/** What `card.json` says about the shipped network. The build of `@lenet5/model` compares its digest with the file. */
export interface Card {
  /** SHA-256 of the file in hexadecimal. */
  readonly sha256: string;
  readonly recipe: string;
  readonly seed: number;
  readonly engine: string;
  readonly kernels: string;
  /** Scores on the test images of MNIST. */
  readonly test: { readonly images: number; readonly accuracy: number; readonly loss: number };
}

/** Reads `card.json`. */
export async function readCard(file: URL): Promise<Card> {
  return JSON.parse(await readFile(file, 'utf8')) as Card;
}

/** The model card as Markdown. */
export function describeCard({ sha256, recipe, seed, engine, kernels, test }: Card): string {
  return `# LeNet-5 for MNIST

The network that \`pretrainedLenet5()\` of \`@lenet5/model\` returns and that the web app contains. \`npm run train:shipped\` writes
this file, \`card.json\` and \`lenet5.safetensors\`.

| | |
|---|---|
| layers | LeNet-5, 44,426 parameters; see the README of \`@lenet5/model\` |
| input | 28×28 pixels from 0 (paper) to 1 (ink), centered as the images of MNIST are |
| output | probabilities of the digits 0 to 9 |
| training images | the 60,000 training images of MNIST |
| recipe | \`${recipe}\`, seed ${seed}, engine \`${engine}\`, kernels \`${kernels}\`: \`lenet5 train --recipe ${recipe} --seed ${seed} --kernels ${kernels}\` trains the same weights |
| test accuracy | ${(100 * test.accuracy).toFixed(2)} % of ${test.images.toLocaleString('en-US')} images, after the last epoch |
| test loss | ${test.loss} nats per image |
| SHA-256 | \`${sha256}\` |

The recipe was chosen without the test images, and the seed is the default of the recipes. The test images were scored once, after
training. The network has seen only digits of MNIST: digits from other sources need the same size, position and stroke width.
To check the files, run \`npm run train:shipped -- --check\`.
`;
}
