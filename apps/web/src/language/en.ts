import type { FoundTexts } from './found-phrases.js';

/** What an error says: what is wrong, and what to do. What was found is between them. */
interface ErrorText {
  readonly problem: string;
  readonly remedy: string;
}

/** The texts of the page in English. A language is one file with the same keys. */
export const en = {
  punctuation: { colon: ': ', semicolon: '; ', decimalMark: '.', megabyte: 'MB' },
  shell: {
    description:
      'Draw a digit, and see how the neural network LeNet-5 reads it: look inside, train it in this tab, and find out where it fails.',
    skip: 'Skip to main content',
    views: 'Views',
    nav: { draw: 'Draw', look: 'Look inside', train: 'Train', class: 'Your digits' },
    options: 'Options',
    network: 'Network',
    readyMade: (percent: string): string => `ready-made, ${percent} correct`,
    networkLoading: 'loading…',
    openFile: 'Open…',
    openFileLong: 'Open a model: a safetensors, ONNX, Keras or CSV file, or model.json with weights.bin',
    share: 'Share…',
    lesson: 'Lesson',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    dismiss: 'Dismiss',
    local: 'Everything runs in this tab. No image, digit or weight leaves your computer.',
    notVerified: 'The MNIST data are not verified: an insecure context has no SHA-256.',
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
    dropHint: 'Drop an image, or a model file',
  },
  data: {
    needed: (size: string): string => `Training downloads MNIST first: ${size}.`,
    load: 'Load now',
    loading: (percent: string, size: string): string => `Loading MNIST: ${percent} of ${size}`,
    ready: (count: string): string => `${count} training images are loaded.`,
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
    save: {
      title: 'Collect a test set',
      text: 'Add this drawing with the digit that it shows. The drawings stay in this browser.',
      choice: 'The digit that the drawing shows',
      as: (label: number): string => `Add the drawing as ${label}`,
      saved: (label: number, count: number): string =>
        `Added as ${label}. Your test set has ${count} ${count === 1 ? 'drawing' : 'drawings'}.`,
    },
    why: 'Why this answer?',
    cards: {
      lesson: {
        title: 'Take the lesson',
        text: 'Eight steps: what the network sees, how it decides and learns, and where it breaks.',
      },
      look: { title: 'See every number', text: 'Look inside: seven layers, and the sum behind each unit.' },
      train: { title: 'Make it learn', text: 'Start from random weights and watch it improve.' },
    },
  },
  prediction: {
    correct: 'This is correct.',
    wrong: (label: number): string => `This is wrong: the label is ${label}.`,
    sentence: (first: number | string, share: string, second: number | string, other: string): string =>
      `The network predicts ${first} (${share}), then ${second} (${other}).`,
    empty: 'The pad is empty: draw a digit to get a prediction.',
    noNetwork: 'There is no network yet, so there is no prediction.',
    digitLoading: (index: number): string => `Test digit ${index} is loading…`,
    digitUnavailable: (index: number): string =>
      `Test digit ${index} is not available, because the data could not be loaded. Draw a digit, or use another test digit.`,
  },
  status: {
    restoring: 'Loading…',
    ready: 'Ready',
    preparing: 'Preparing…',
    running: 'Training',
    pausing: 'Pausing…',
    paused: 'Paused',
    finished: 'Finished',
    brief: 'Training finished',
    epochs: (done: string, total: number): string =>
      `${done} of ${total} ${total === 1 ? 'epoch' : 'epochs'}`,
    inEpoch: (status: string, epoch: number, epochs: number): string =>
      `${status}, epoch ${epoch} of ${epochs}`,
    atStep: (epoch: number, epochs: number, step: number, steps: number): string =>
      `epoch ${epoch} of ${epochs}, step ${step} of ${steps}`,
    done: (epochs: string): string => `${epochs} done`,
    epochDone: (epoch: number, percent: string): string =>
      `Epoch ${epoch} done: ${percent} of the test digits correct.`,
  },
  warnings: {
    severalDigits: (count: number): string =>
      `The drawing seems to show ${count} digits, which the network reads as one. Draw one digit.`,
    cutOff: 'The drawing touches the edge of the pad, where a part of it may be cut off.',
    small: (times: number): string =>
      `The drawing is small: it was enlarged ${times} times, so its details are coarse. Draw larger.`,
    muchInk:
      'The drawing covers so much of the pad that ink and paper are hard to distinguish. Check the network input.',
    image: {
      severalDigits: (count: number): string =>
        `The image seems to show ${count} digits, which were read as one: crop it to one digit.`,
      backgroundRemoved:
        'The image has a frame, a dark edge, uneven light or ruled lines, which were removed: check the result, or crop it to the digit.',
      touchesBorder: 'The image has ink from border to border: use one digit on plain paper, with a margin.',
      muchInk: (percent: string): string =>
        `The image is covered with ink by ${percent}: use one digit on plain paper.`,
    },
  },
  network: {
    shipped: (percent: string): string => `ready-made, ${percent} of the test digits`,
    untrained: 'this run, before training',
    afterEpoch: (epoch: number): string => `this run, after epoch ${epoch}`,
    inEpoch: (epoch: number, step: number): string => `this run, in epoch ${epoch}, step ${step}`,
    file: (names: string): string => `from ${names}`,
    and: ' and ',
  },
  address: {
    notUsed: (values: string): string => `The page does not use these values of the address: ${values}.`,
    use: (known: string): string => `use ${known}`,
    useEither: (one: string, other: string): string => `use ${one} or ${other}`,
    useInteger: (min: number, max: number): string => `use an integer from ${min} to ${max}`,
    useNumber: (min: number, max: number): string => `use a number from ${min} to ${max}`,
    useMoreThan: (min: number): string => `use a number greater than ${min}`,
    orWord: (remedy: string, word: string): string => `${remedy} or ${word}`,
    useDigit: 'use a number from 0 to 9999, or a drawing',
    useLabel: 'use a digit from 0 to 9',
    useUnit: 'use layer, map, row and column: conv1.0.6.9',
    unknown: 'unknown name',
    ofRun: (value: string): string => `the run of this tab has ${value}`,
    notApplicable: 'it does not apply to these settings',
  },
  notices: {
    shipped: (why: string): string => `A part of the app is missing: ${why}.`,
    start: (why: string): string => `The run could not be opened: ${why}.`,
    texts: (why: string): string => `The texts could not be loaded: ${why}.`,
    file: (why: string): string => `The file could not be opened: ${why}.`,
    addressFile: (why: string): string => `The network was not opened: ${why}.`,
    isolation: 'Reload the page once to train on all cores.',
    notKept: (losses: string): string =>
      `The browser blocks storage for this page. After a reload, ${losses} will be lost.`,
    losses: { theme: 'the theme', run: 'the run', language: 'the language', drawings: 'the drawings' },
    keepRun: 'Download a checkpoint to keep a run.',
    image: (why: string): string => `The image was not opened: ${why}.`,
    imageScaled: (percent: string, megapixels: number): string =>
      `The image was scaled to ${percent} because it has more than ${megapixels} megapixels.`,
    restored: (done: string): string => `Your last run is restored: ${done} done.`,
    lost: 'The page was reloaded before the first checkpoint of the run was stored, so the run starts again.',
    opened: (done: string): string => `The run of the file is open: ${done} done.`,
    busy: 'This tab is training. Pause it first, then open the run of the file.',
    openRun: 'Open the run',
    otherTab: 'The stored run is open in another tab, so this tab starts a new run.',
    stopped: (why: string): string => `Training has stopped: ${why}.`,
    lostSinceCheckpoint: 'Only the training since the last checkpoint is lost.',
    resume: 'Resume',
    storageFull: 'The storage of the browser is full',
    notStored: (why: string): string => `The browser cannot store the run (${why})`,
    keepTraining: (problem: string): string =>
      `${problem}. Training continues, but a reload would lose the run. Download a checkpoint, or free some space.`,
    epochMissing: (epoch: number): string => `The network of epoch ${epoch} was not stored.`,
    modelOpened: (names: string): string => `The network of ${names} is selected.`,
    modelNotOpened: (names: string, why: string): string =>
      `${names} was not opened: ${why}. The selected network has not changed.`,
    isCheckpoint: (done: string): string =>
      `The file is a checkpoint, ${done} done: you can open its run in place of the run of this tab.`,
    /** How a file of another program was read; the notes of the packages are in English. */
    readAs: (notes: string): string => `How the file was read: ${notes}.`,
    assumedLayers:
      'The file does not describe its layers: select the activation and the pooling that it was trained with, or none for convolutions with strides. Pixels from 0 to 1 are assumed. With others, the predictions are wrong.',
    activation: 'Activation',
    pooling: 'Pooling',
    strides: 'Strides',
  },
  errors: {
    /** The errors of the packages, by their codes. Their messages are in English already. */
    packages: {} as Readonly<Record<string, ErrorText>>,
    /** What was found, in other languages. */
    found: {} as Partial<FoundTexts>,
    unexpected: (message: string): string => `unexpected error: ${message}`,
    file: (path: string): ErrorText => ({
      problem: `${path} cannot be loaded`,
      remedy: 'check the connection and try again',
    }),
    unreadableImage: {
      problem: 'the browser cannot read the image',
      remedy: 'use a PNG, JPEG, WebP or GIF file',
    },
    unknownType: 'unknown type',
    noInk: {
      problem: 'no ink was found in the image',
      remedy: 'use an image of a digit that is darker or lighter than its background',
    },
    oneGrayLevel: 'one gray level only',
    noDigits: { problem: 'the MNIST data are not loaded', remedy: 'load them first' },
    shippedNetwork: { problem: 'the file of the shipped network is not complete', remedy: 'reload the page' },
    bytes: (found: number, expected: number): string => `${found} of ${expected} bytes`,
    noCheckpoint: { problem: 'the run has no checkpoint yet', remedy: 'train at least one batch first' },
    worker: { problem: 'the training worker has failed', remedy: 'try again to start a new worker' },
    workerEnded: 'the browser has ended it',
    workerNotLoaded: 'its script did not load',
    noAnswer: (seconds: number): string => `no answer for ${seconds} s`,
    incompleteModel: (missing: string): ErrorText => ({
      problem: `${missing} is missing`,
      remedy: 'open model.json and weights.bin together',
    }),
    notAModel: {
      problem: 'the format is not supported',
      remedy: 'open a safetensors, ONNX, Keras or CSV file, or model.json with weights.bin',
    },
    saveAsSafetensors: (code: string): string => `save its weights as safetensors, in Python: ${code}`,
    noFile: 'no file',
    weightsUnknown: {
      problem: 'the layers of these weights are unknown',
      remedy: 'open a file that describes its layers, such as ONNX, Keras or what lenet5 import writes',
    },
    unknownLayers: {
      problem: 'the model has layers that only TensorFlow.js computes',
      remedy: 'evaluate it with lenet5 evaluate on the command line',
    },
    noImageNetwork: {
      problem: 'the network does not take images of 1 to 4 channels',
      remedy: 'open a network that classifies images',
    },
    notATestSet: {
      problem: 'the files are not a test set',
      remedy: 'open the IDX files of the images, 28×28 bytes each, and of their labels together',
    },
    otherImages: (rows: number, columns: number, types: string): string =>
      `images of ${rows}×${columns}, ${types}`,
    otherCounts: (images: number, labels: number): string => `${images} images and ${labels} labels`,
    otherLabel: (label: number): string => `a label of ${label}`,
  },
};

/** The texts of the page in one language. */
export type Texts = typeof en;
