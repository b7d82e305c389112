/** The texts of the page in English. A language is one file with the same keys. */
export const en = {
  shell: {
    title: 'LeNet-5: draw a digit and see a neural network read it',
    skip: 'Skip to main content',
    views: 'Views',
    nav: { draw: 'Draw', look: 'Look inside', train: 'Train' },
    options: 'Options',
    network: 'Network',
    networkLoading: 'loading…',
    openFile: 'Open…',
    openFileLong: 'Open a model: a safetensors file, or model.json with weights.bin',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    dismiss: 'Dismiss',
    local: 'Everything runs in this tab. No image, digit or weight leaves your computer.',
    notVerified: (provenance: string): string => `The MNIST data are ${provenance}.`,
    cores: {
      one: 'This computer has one core.',
      'one-of-several':
        'The page is not cross-origin isolated, so threads cannot share memory: training uses one core and takes longer.',
      all: 'Training uses all cores of this computer.',
    },
    loading: 'Loading…',
    dataFailed:
      'The training data could not be loaded, so training is not possible. You can still draw and look inside.',
    details: 'Details',
    tryAgain: 'Try again',
    reload: 'Reload',
    partMissing: (why: string): string =>
      `This part of the app could not be loaded (${why}). Check the connection and reload the page.`,
    dropHint: 'Drop an image of a digit, or a model file',
  },
  data: {
    needed: (size: string): string => `Training downloads MNIST first: ${size}.`,
    load: 'Load now',
    loading: (percent: number, size: string): string => `Loading MNIST: ${percent} % of ${size}`,
    ready: (count: number): string => `${count.toLocaleString('en-US')} training images are loaded.`,
  },
  draw: {
    intro: 'Draw a digit, and watch a small neural network read it.',
    pad: 'Draw a digit',
    padHint: 'Draw a digit',
    padLabel: 'Drawing pad, 28 by 28 cells',
    padKeys:
      'Keyboard: arrow keys move the cell, Shift with an arrow key draws, Space adds ink, Delete erases, 0 to 9 take a test digit, U undoes, C clears. You can paste an image, or drop one anywhere on the page.',
    cell: (column: number, row: number): string => `column ${column}, row ${row}`,
    pen: 'Pen',
    pens: { thin: 'thin', medium: 'medium', thick: 'thick' },
    eraser: 'Eraser',
    undo: 'Undo',
    clear: 'Clear',
    image: 'Image…',
    answer: 'Answer',
    layers: 'The seven layers',
    layersLabel: (answer: string): string => `The seven layers of the network, from the input to ${answer}.`,
    layersEmpty: 'The layers light up while you draw.',
    layersKey: { positive: 'positive', negative: 'negative' },
    input: 'Network input',
    inputLabel: 'The digit as 28 by 28 pixels',
    inputNote:
      'The network sees 28×28 pixels. The page prepares them as in MNIST: it crops the ink, gives lines that are too thin or too thick the usual width, scales the digit to fit 20×20 pixels, and centers it by mass.',
    distort: 'Distort the digit',
    sliders: {
      shiftX: 'Shift right',
      shiftY: 'Shift down',
      rotate: 'Rotate',
      scale: 'Scale',
      stroke: 'Stroke width',
      noise: 'Noise',
      contrast: 'Contrast',
    },
    reset: 'Reset',
    distorted: 'The sliders distort this digit before the network sees it.',
    removeDistortion: 'Remove the distortion',
    testDigit: 'Or use a test digit',
    previousDigit: 'Previous test digit',
    nextDigit: 'Next test digit',
    digitNumber: (last: number): string => `Number of the test digit, 0 to ${last}`,
    random: 'Random',
    label: (label: number): string => `Label: ${label}`,
    nextOfClass: 'Next test digit of a class',
    cards: {
      look: { title: 'See every number', text: 'Look inside: seven layers, and the sum behind each unit.' },
      train: { title: 'Make it learn', text: 'Start from random weights and watch it improve.' },
    },
  },
  prediction: {
    correct: 'This is correct.',
    wrong: (label: number): string => `This is wrong: the label is ${label}.`,
    sentence: (first: number, share: string, second: number, other: string): string =>
      `The network predicts ${first} (${share}), then ${second} (${other}).`,
    empty: 'The pad is empty: draw a digit to get a prediction.',
    noNetwork: 'There is no network yet, so there is no prediction.',
    digitLoading: (index: number): string => `Test digit ${index} is loading…`,
    digitUnavailable: (index: number): string =>
      `Test digit ${index} is not available, because the data could not be loaded. Draw a digit, or use another test digit.`,
  },
  warnings: {
    severalDigits: (count: number): string =>
      `The drawing seems to show ${count} digits, which the network reads as one. Draw one digit.`,
    cutOff: 'The drawing touches the edge of the pad, where a part of it may be cut off.',
    small: (times: number): string =>
      `The drawing is small: it was enlarged ${times} times, so its details are coarse. Draw larger.`,
    muchInk:
      'The drawing covers so much of the pad that ink and paper are hard to distinguish. Check the network input.',
    seeBelow: '(see the warning below)',
  },
};

/** The texts of the page in one language. */
export type Texts = typeof en;
