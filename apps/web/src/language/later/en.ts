/** The texts in English of the parts that are loaded after the first answer. A language is one file with the same keys. */
export const laterEn = {
  why: {
    choice: 'Explanation',
    names: { occlusion: 'Cover a part', gradient: 'Add ink', nudge: 'Mislead it' },
    occlusion: {
      intro:
        'A square of 5×5 pixels of blank paper covers one part of the digit after another, and the network reads each version. The map shows how much the probability of its answer falls.',
      label: (answer: number): string => `The parts of the digit on which the answer ${answer} depends`,
      busy: 'Computing…',
      largest: (points: string): string =>
        `At the most important place, the probability falls by ${points} percentage points on average.`,
      positive: 'speaks for the answer',
      negative: 'speaks against it',
    },
    gradient: {
      intro:
        'The gradient of the score of the answer with respect to each pixel (a saliency map): where a little more ink would raise or lower the score. It describes small changes only.',
      label: (answer: number): string => `The gradient of the score of ${answer} for each pixel`,
      positive: 'more ink raises the score',
      negative: 'more ink lowers the score',
    },
    nudge: {
      intro: (label: number): string =>
        `Every pixel changes by the same small amount, in the direction that raises the loss for the label ${label} (the fast gradient sign method). A person hardly sees it.`,
      before: 'Before',
      difference: 'Difference × 10',
      after: 'After',
      strength: 'Change per pixel',
      find: 'Find the smallest change that misleads the network',
      searching: 'Searching…',
      found: (percent: string, label: number): string =>
        `A change of ${percent} % of full ink is enough: the network then answers ${label}.`,
      none: (percent: number): string => `No change up to ${percent} % misleads the network.`,
      moreInk: 'ink was added',
      lessInk: 'ink was removed',
    },
  },
  classSet: {
    title: 'Your test set',
    empty: 'There are no drawings yet. Draw a digit, and add it with its label.',
    score: (right: number, count: number, percent: string): string =>
      `The network reads ${right} of ${count} drawings correctly (${percent} %).`,
    network: (name: string): string => `Network: ${name}`,
    perClass: 'Drawings of each digit',
    of: (right: number, count: number): string => `${right} of ${count}`,
    draw: 'Draw another digit',
    onlyWrong: 'Show only mistakes',
    label: (label: number): string => `${label}`,
    readAs: (label: number, answer: number): string => `${label}, read as ${answer}`,
    open: (label: number): string => `Open the drawing of ${label}`,
    remove: (label: number): string => `Delete the drawing of ${label}`,
    files: 'Files',
    filesNote:
      'The test set is two IDX files, as those of MNIST. Put both into a folder to score any model on it with the command line. You can also add the drawings of another device: select its two files together.',
    saveImages: 'Save the images',
    saveLabels: 'Save the labels',
    add: 'Add from files…',
    removeAll: 'Delete all drawings',
    question: (count: number): string => `Delete all ${count} drawings? This cannot be undone.`,
    keep: 'Keep them',
  },
  lesson: {
    label: 'Lesson',
    do: 'Do:',
    see: 'See:',
    predict: 'Predict first:',
    found: 'The network:',
    right: 'Right.',
    wrong: 'Not this time.',
    again: 'Ask again',
    working: 'The network computes…',
    noDigit: 'Draw a digit first.',
    previous: 'Back',
    next: 'Next step',
    end: 'End the lesson',
    open: (view: string): string => `Open “${view}” for this step`,
    hand: {
      loss: (label: number, probability: string, loss: string): string =>
        `The network gives the true digit ${label} the probability p = ${probability}. The loss is −ln p = ${loss}.`,
      gradient: (label: number, probability: string, gradient: string): string =>
        `The gradient for the output ${label} is p − 1 = ${probability} − 1 = ${gradient}.`,
      rate: 'Select a learning rate η. The bias b of this output becomes b − η · gradient:',
      all: (before: string, after: string): string =>
        `All 44,426 parameters take such a step. The loss goes from ${before} to ${after}.`,
    },
    steps: {
      draw: {
        title: 'Draw',
        text: 'The network sees 28×28 gray values and answers with ten probabilities. It has learned from 60,000 digits that people have written.',
        do: 'Draw a digit on the pad.',
        see: 'The ten bars add up to 100 %. The longest one is the answer.',
        question: 'The page turns your digit by a quarter. What does the network answer then?',
        options: ['The same digit', 'Another digit'],
        outcome: (answer: number, percent: string): string =>
          `It answers ${answer} (${percent}). It knows no “I do not know”, and it has never seen turned digits.`,
      },
      filter: {
        title: 'A filter',
        text: 'C1 has six filters of 5×5 weights. A filter multiplies the 25 pixels below it by its weights and adds the products: a good match gives a large sum.',
        do: 'Point at cells of C1 in the diagram. Select one.',
        see: 'The window in the input, the 25 products, and their sum.',
        question: 'In which of the six maps of C1 is the largest value for your digit?',
        options: ['1', '2', '3', '4', '5', '6'],
        outcome: (map: number, row: number, column: number, value: string): string =>
          `The largest value, ${value}, is in map ${map}, row ${row}, column ${column}. The diagram now shows how it is computed.`,
      },
      sliding: {
        title: 'Sliding',
        text: 'The filter slides over the input. It uses the same 25 weights at each of the 24×24 positions, so it finds a stroke wherever it is.',
        do: 'Play the forward pass.',
        see: 'The window moves over the input, and the maps fill position by position.',
        question: 'Your digit moves 3 pixels to the right. What happens to map 1 of C1?',
        options: ['It moves 3 cells, too', 'It stays the same', 'It changes its shape'],
        outcome: (moved: string, same: string): string =>
          `Largest difference from the map moved by 3 cells: ${moved}. From the map as it was: ${same}.`,
      },
      pooling: {
        title: 'Pooling',
        text: 'S2 and S4 replace each square of 2×2 values by their mean. The maps become smaller, and small movements matter less.',
        do: 'Select a unit of S2.',
        see: 'Its value is the mean of four values of C1.',
        question:
          'Your digit moves by one pixel. In which layer do the values change least, relative to their size?',
        options: ['C1', 'S2', 'S4'],
        outcome: (c1: string, s2: string, s4: string): string =>
          `C1 changes by ${c1}, S2 by ${s2}, S4 by ${s4}.`,
      },
      decision: {
        title: 'The decision',
        text: 'Three dense layers turn the 256 values of S4 into ten scores. Softmax turns the scores into probabilities: one more point multiplies a probability by 2.7 before they are scaled to 100 %.',
        do: 'Select the units of the output, one after another.',
        see: 'The score of each digit is a sum over the 84 values of F6.',
        question:
          'A small square of paper covers one part of the picture. Where does it lower the probability of the answer most?',
        options: [
          'top left',
          'top',
          'top right',
          'left',
          'middle',
          'right',
          'bottom left',
          'bottom',
          'bottom right',
        ],
        outcome: (answer: number, points: string): string =>
          `There, the probability of ${answer} falls by ${points} percentage points on average. Blue parts speak for the answer.`,
        picture: (answer: number): string => `The parts of the digit on which the answer ${answer} depends`,
      },
      loss: {
        title: 'Loss and a step by hand',
        text: 'The loss says how wrong the network is about the true digit. Its gradient says for every weight in which direction the loss rises. Learning is a small step in the opposite direction.',
        do: 'Select learning rates, and check the arithmetic.',
        see: 'The loss after the step, computed with all stepped weights.',
        question:
          'A step with η = 0.01 lowers the loss. What does a step that is a thousand times as long do?',
        options: ['It lowers the loss more', 'It lowers the loss less', 'It raises the loss'],
        outcome: (before: string, short: string, long: string): string =>
          `Loss before: ${before}; after η = 0.01: ${short}; after η = 10: ${long}.`,
      },
      training: {
        title: 'Training and overfitting',
        text: 'Training repeats such steps with many digits. With few digits, the network can learn them by heart, and still be wrong about new ones: it overfits.',
        do: 'Press Start. The network learns from 1,000 digits only, 20 times each. If there is a run already, reset it first, and then open this step again.',
        see: 'The two curves: wrong answers for the training digits, and for test digits that it does not learn from.',
        question: 'How accurate is it for the test digits after that, compared with the training digits?',
        options: ['More accurate', 'The same, within a point', 'Less accurate'],
        missing: 'You can answer when the training is finished.',
        outcome: (training: string, test: string): string =>
          `Training digits: ${training} correct in the last epoch. Test digits: ${test}.`,
      },
      breaking: {
        title: 'Where it breaks',
        text: 'The network knows only pictures like those that it has learned from. Sliders can make a digit hard to read, and a pattern that a person hardly sees can be enough.',
        do: 'Move the sliders until the answer is wrong. Clear, and draw again.',
        see: 'How far you can go until the answer changes, and what you still read yourself.',
        question:
          'Every pixel of this digit changes by at most 10 %, in the worst direction. Does the answer change?',
        options: ['It stays', 'It changes'],
        outcome: (from: number, to: number, percent: string): string =>
          `Before: ${from}. After: ${to} (${percent}). “Mislead it” shows both pictures, and finds the smallest change.`,
      },
    },
  },
  share: {
    title: 'Share and present',
    note: 'The link opens what you see now. Scan the code with a phone or a tablet.',
    code: 'QR code of the link',
    link: 'Link',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    notCopied: 'The browser does not allow copying. Select the link, and copy it.',
    withDigit: 'With this digit',
    big: 'Large type, for a class',
    lesson: 'With the lesson',
    hide: 'Hide parts of the page',
    parts: {
      header: 'bar at the top',
      layers: 'the seven layers',
      sliders: 'sliders',
      why: 'why this answer',
      'test-digits': 'test digits',
      cards: 'what to do next',
      map: 'map of F6',
      footer: 'footer',
    },
    apply: 'Show this page like that',
    print: 'Print',
    printLesson: 'Print the lesson',
    close: 'Close',
    tooLong: 'The link is too long for a code. Leave out the digit.',
  },
};

/** The texts of the parts that are loaded later, in one language. */
export type LaterTexts = typeof laterEn;
