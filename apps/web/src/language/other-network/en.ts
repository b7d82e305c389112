/** The texts in English about a network that is not the LeNet-5 of the page. A language is one file with the same keys. */
export const otherEn = {
  facts: (size: string, outputs: number, parameters: string): string =>
    `This network takes images of ${size} pixels. It has ${outputs} ${outputs === 1 ? 'output' : 'outputs'} and ${parameters} parameters.`,
  limits:
    'The lesson, the explanations in “Look inside” and the training in this page are made for the LeNet-5 of the page. To train this network further, use the command line:',
  elsewhere: (names: string): string =>
    `This part of the page shows the LeNet-5 of the page. ${names} is another network: the view “Draw” shows its answer and its layers. To train it further, use the command line:`,
  command: 'lenet5 train --from FILE',
  back: 'Back to the LeNet-5 of the page',
  toDraw: 'Show the other network',
  pad: 'Draw here',
  empty: 'The pad is empty: draw something, or open an image.',
  working: 'The network computes its answer…',
  failed: (why: string): string => `There is no answer: ${why}.`,
  output: (index: number): string => `output ${index}`,
  none: 'none of these',
  largest: (name: string, value: string): string => `The largest output is ${name}: ${value}.`,
  single: (value: string): string => `The output is ${value}.`,
  heads: {
    logits:
      'The network ends without a softmax. The page applies one, so that its outputs become probabilities.',
    sigmoids:
      'The network ends in a sigmoid: each output is a probability of its own, and they need not add up to 100\u00a0%.',
    values: 'The outputs are numbers, not probabilities. The longest bar is the largest magnitude.',
    penalties: 'What the probabilities of the classes leave is that of “none of these”.',
  },
  showAll: (count: number): string => `Show all ${count} outputs`,
  showTop: (count: number): string => `Show the ${count} largest outputs`,
  inputLabel: (columns: number, rows: number): string => `The image as ${columns} by ${rows} pixels`,
  taken: {
    drawing: (size: string): string =>
      `The page scales the drawing to ${size} pixels. It neither crops nor centers it,`,
    file: (from: string, size: string): string =>
      `The page scales the image from ${from} to ${size} pixels, and changes nothing else,`,
    same: 'The page takes the pixels of the image as they are,',
  },
  because: {
    shape: (shape: string): string => `because the network takes images of ${shape}, not those of MNIST.`,
    data: (data: string): string => `because the network was trained on ${data}, not on MNIST.`,
  },
  strokes: 'Strokes',
  strokeColors: { light: 'white on black', dark: 'black on white' },
  layers: 'Layers',
  columns: { layer: 'Layer', output: 'Output', parameters: 'Parameters' },
  total: 'Total',
  choose: 'Select a layer to see its output.',
  outputOf: (layer: string): string => `Output of ${layer}`,
  maps: (shown: number, all: number, size: string): string =>
    shown === all
      ? `${all} ${all === 1 ? 'map' : 'maps'} of ${size}.`
      : `The first ${shown} of ${all} maps of ${size}.`,
  map: (index: number): string => `map ${index}`,
  block: (side: number): string => `Each pixel is the mean of ${side}×${side} values.`,
  units: (shown: number, all: number): string =>
    shown === all
      ? `${all} ${all === 1 ? 'unit' : 'units'}, from left to right.`
      : `The first ${shown} of ${all} units, from left to right.`,
  range: (largest: string): string => `The strongest color is ±${largest}.`,
  height: (largest: string): string => `A full bar is ±${largest}.`,
  notKept: 'The engine computes this layer together with the next one, so its output is not available.',
};

/** These texts in one language. */
export type OtherTexts = typeof otherEn;
