import { FIGURE_WORDS } from '../figure-words.js';

/** The texts in English of the parts that are loaded after the first answer. A language is one file with the same keys. */
export const laterEn = {
  look: {
    title: 'Look inside the network',
    top: 'Digit and pass',
    network: 'Network',
    passes: { forward: 'forward pass', backward: 'backward pass' },
    trueLabel: 'True label',
    assumedLabel: (label: number): string =>
      `This digit has no true label. Its loss and gradients use the network’s own prediction, ${label}. If that is wrong, select the true label.`,
    colors: {
      name: 'Colors:',
      positive: 'positive',
      negative: 'negative',
      strength: '(stronger for larger values)',
      raises: 'a larger value would raise the loss',
      lowers: 'a larger value would lower the loss',
    },
    unit: {
      output: (digit: number): string => `Output unit ${digit}`,
      dense: (layer: string, unit: number): string => `${layer}, unit ${unit}`,
      map: (layer: string, map: number, row: number, column: number): string =>
        `${layer}, map ${map}, row ${row}, column ${column}`,
    },
    shortUnit: {
      output: (digit: number): string => `output ${digit}`,
      dense: (layer: string, unit: number): string => `${layer} unit ${unit}`,
      map: (layer: string, map: number, row: number, column: number): string =>
        `${layer} map ${map} (${row}, ${column})`,
    },
    steps: {
      label: 'Select the next unit',
      left: 'One unit left',
      right: 'One unit right',
      up: 'One unit up',
      down: 'One unit down',
    },
    maps: {
      all: (count: number, layer: string): string => `The ${count} maps of ${layer}`,
      one: (layer: string, map: number): string => `${layer}, map ${map}`,
      units: (layer: string, count: number): string => `${layer}, ${count} units`,
    },
    filters: {
      forward: {
        all: 'Filters of the six maps',
        slices: (map: number): string => `Filter of map ${map}, one slice per map of S2`,
        one: (map: number): string => `Filter of map ${map}`,
        slice: (map: number, below: number): string => `Filter of map ${map}, on map ${below} of S2`,
      },
      backward: {
        all: 'Gradients of the filters of the six maps',
        slices: (map: number): string => `Gradient of the filter of map ${map}, one slice per map of S2`,
        one: (map: number): string => `Gradient of the filter of map ${map}`,
        slice: (map: number, below: number): string =>
          `Gradient of the filter of map ${map}, on map ${below} of S2`,
      },
    },
    inspector: {
      below: 'The four units below',
      choice: 'Map of S2 to show',
      mapOfS2: (map: number, sum: string): string => `S2 map ${map}: ${sum}`,
      window: 'Window',
      weights: '× weights',
      products: (sum: string): string => `= products, Σ ${sum}`,
      windows: (count: number): string => `Σ of ${count} windows`,
      sum: (sum: string, bias: string, z: string): string => `${sum} + bias ${bias} = z **${z}**`,
      tanh: (value: string): string => `; tanh z = **${value}**`,
      decimals: 'The tables show two decimals; the sums are computed from all digits.',
      largest: (listed: number, count: number): string => `The ${listed} largest of ${count} terms`,
      columns: {
        place: 'input (row, column)',
        input: 'input',
        value: 'value',
        weight: '× weight',
        term: '= term',
      },
      others: (listed: string, count: number, rest: string): string =>
        `${listed} + the other ${count}: ${rest}`,
      probability: (probability: string): string =>
        `Softmax turns the ten outputs into probabilities; this one has ${probability}.`,
      backward: (gradient: string): string => `Backward: ∂loss/∂unit = **${gradient}**`,
      lowerWithSmaller: (label: number): string =>
        `: a slightly smaller value would lower the loss for the label ${label}.`,
      lowerWithLarger: (label: number): string =>
        `: a slightly larger value would lower the loss for the label ${label}.`,
    },
    gradient: {
      oneTerm: 'The gradient: one term',
      largest: (count: number): string => `The gradient: the largest of ${count} terms`,
      columns: { from: 'from', gradient: 'gradient', slope: '× slope', weight: '× weight', term: '= term' },
      others: (count: number, rest: string): string => `The other ${count} terms: ${rest}`,
    },
    stages: {
      input: {
        title: 'Input',
        size: '28×28',
        text: 'The network reads 28×28 numbers from 0 (paper) to 1 (ink). The frame is the **receptive field** of the selected unit: its value depends on these pixels and no others.',
        backward: (label: number): string =>
          `The backward pass ends here. More ink in a blue pixel would raise the loss for the label ${label}; more ink in an orange pixel would lower it.`,
        digit: 'The digit',
        gradient: 'The gradient of the loss with respect to each pixel',
      },
      conv1: {
        title: 'C1, convolution',
        size: '6 maps of 24×24, 156 parameters',
        text: '**Convolution.** Each map has one filter of 5×5 weights. The filter slides over the input; where the pixels under it resemble the filter, the sum is large. The same 25 weights are used at all 576 positions, so a stroke is found wherever it is. A filter that is 5 pixels wide fits into 28 pixels at 28 − 5 + 1 = 24 positions, which is the width of a map.',
        tanh: '**tanh** maps every sum to the range from −1 to 1: it is nearly linear around 0 and flat far from it. Without a nonlinear function, all layers together could compute no more than one layer.',
      },
      pool1: {
        title: 'S2, average pooling',
        size: '6 maps of 12×12, no parameters',
        text: '**Pooling.** Each unit is the mean of 2×2 units of the map below. The map gets smaller, and a stroke that moves by one pixel changes it less.',
        in1998:
          'In 1998, each mean was also multiplied by a trained coefficient, shifted by a trained bias, and passed through a sigmoid. Today’s LeNet-5 leaves that out.',
      },
      conv2: {
        title: 'C3, convolution',
        size: '16 maps of 8×8, 2,416 parameters',
        text: 'The second convolution reads all six maps below at once: each of its 16 filters has 5×5×6 weights and responds to corners, line ends and curves, which consist of strokes that C1 has found. A unit depends on 14×14 pixels of the input. The maps are 12 − 5 + 1 = 8 units wide.',
        in1998:
          'In 1998, each map of C3 read only 3, 4 or all 6 maps below, according to a table, to save computation and to keep the maps from learning the same features.',
      },
      pool2: {
        title: 'S4, average pooling',
        size: '16 maps of 4×4, no parameters',
        text: 'The second pooling makes 16 maps of 4×4: the 256 numbers that the dense layers read. A unit depends on 16×16 pixels of the input.',
      },
      dense: {
        title: 'C5 and F6, dense',
        size: '120 and 84 units',
        text: '**Dense layers.** Every unit reads all numbers of the layer below, each with its own weight. These layers have most of the parameters: 30,840 and 10,164 of 44,426.',
        name: 'The paper calls the first one C5, because it is a convolution whose maps have one unit each.',
      },
      output: {
        title: 'Output, softmax',
        size: '10 units, 850 parameters',
        softmax:
          '**Softmax** turns the ten outputs into probabilities: they are positive and sum to 1, and a larger output has a larger probability.',
        loss: '**Cross-entropy** is the loss: 0 if the true digit has probability 1, and larger the smaller its probability is. Its gradient is the predicted probability minus the desired one.',
        in1998: 'In 1998, the outputs were distances to hand-drawn images of the digits (RBF units).',
        columns: {
          digit: 'Digit',
          output: 'Output z',
          probability: 'Probability p',
          gradient: 'Gradient p − y',
        },
        lossFor: (label: number): string => `Loss for the label ${label}: `,
        lossForAssumed: (label: number): string =>
          `Loss for the label ${label} (the network’s own prediction): `,
      },
      learning: {
        title: 'How it learns',
        size: 'backward pass and Adam',
        backpropagation:
          '**Backpropagation.** The gradient of the loss passes back through the network, layer by layer, by the chain rule: each unit multiplies the gradient that it receives by the slope of its tanh, and passes it on times the weight of each connection. The gradient of a filter’s weight is a sum over all places of the map.',
        adam: '**Adam** keeps two running means per weight: m of its gradient, and v of the gradient’s square. It divides m by the root of v, so all weights move by similar amounts: by about η if the gradients of the last steps agree in sign, and by less if they do not.',
        see: 'Select the **backward pass** above to see the gradient that this digit, with its true label, sends to every map and filter: blue if a larger value would raise the loss, orange if it would lower it.',
        example: (gradient: string): string =>
          `If this digit were the only image of the first batch, the middle weight of C1’s first filter would have the gradient g = **${gradient}**.`,
        momentum: (optimizer: string, m: string): string => `${optimizer} would set m = ${m}`,
        moments: (optimizer: string, m: string, v: string): string =>
          `${optimizer} would set m = ${m} and v = ${v}`,
        change: (rate: string, change: string): string =>
          `, and with the run’s learning rate η = ${rate} would change the weight by **${change}**.`,
      },
    },
    formulas: {
      convolution:
        'z: the unit in row y, column x, before tanh. b: bias. w: weight of the filter in row i, column j, for map c of the input. a: the input below that weight.',
      pooling:
        's: the unit in row y, column x. a: the four units of the map below, in rows 2y and 2y + 1, columns 2x and 2x + 1.',
      dense: 'u: the unit. i: the units of the layer below. w: weights. b: bias. a: values.',
      softmax: 'p: the probability of the digit k. z: the outputs. j: all ten digits.',
      loss: 'L: the loss. t: the true digit. y: 1 for the true digit, 0 for the others.',
      inputUnder: 'input under',
      backpropagation:
        '∂L/∂a: the gradient that arrives at the unit in row y, column x. 1 − a²: the slope of tanh at its value a. ∂L/∂w: the gradient of a weight w of the filter.',
      adam: 'g: the gradient of the weight w. t: the step, from 1. η: the learning rate. β₁ = 0.9 and β₂ = 0.999: how much of m and v remains at each step. ε = 10⁻⁷ keeps the divisor above zero.',
    },
    differences: {
      title: 'Differences from 1998',
      items: {
        input: {
          name: 'Input',
          text: '28×28 pixels from 0 to 1. LeCun, Bottou, Bengio and Haffner used 32×32 pixels, with a wider margin around the digit.',
        },
        c3: {
          name: 'C3',
          text: 'Every map reads all six maps of S2, which takes 2,416 parameters. Theirs read 3, 4 or 6 maps according to a table, which took 1,516.',
        },
        pooling: {
          name: 'Pooling',
          text: 'The mean. Theirs had a trained coefficient and bias per map, and a sigmoid.',
        },
        tanh: { name: 'tanh', text: 'tanh z. Theirs was 1.7159 · tanh(⅔ z).' },
        output: {
          name: 'Output',
          text: 'Softmax and cross-entropy. Theirs were Euclidean distances to digits of 7×12 pixels.',
        },
        training: {
          name: 'Training',
          text: 'Adam with batches of 32. Theirs was stochastic gradient descent with second-order step sizes.',
        },
      },
    },
    otherDigit: 'Another digit',
    label: (label: number): string => `Label: ${label}`,
    shows: 'The diagram shows',
    diagram: {
      label: 'Diagram of the network',
      keys: 'Arrow keys select the next unit. Shift with left or right goes to the layer before or after, Shift with up or down to another map. Enter plays the pass, Escape stops it.',
      hint: 'Point at a unit to see what it is computed from. Click it, or use the arrow keys, to select it.',
      playForward: '▶ Forward pass',
      playBackward: '◀ Backward pass',
      stop: 'Stop',
      input: 'Input 28×28',
      position: (layer: string, done: number, positions: number): string =>
        `${layer}: position ${done} of ${positions}`,
      forward: {
        conv1: 'the window of 5×5 pixels slides over the input, once for each filter',
        pool1: 'each unit is the mean of 2×2 units of C1',
        conv2: 'the window slides over all six maps of S2',
        pool2: 'each unit is the mean of 2×2 units of C3',
        dense1: 'each unit sums all 256 values of S4',
        dense2: 'each unit sums all 120 values of C5',
        logits: 'each digit sums all 84 values of F6',
      },
      backward: {
        conv1: 'each unit gets a quarter of the gradient of its mean in S2',
        pool1: 'each unit sums the gradients of the units of C3 that use it',
        conv2: 'each unit gets a quarter of the gradient of its mean in S4',
        pool2: 'each unit sums the gradients of all 120 units of C5',
        dense1: 'each unit sums the gradients of all 84 units of F6',
        dense2: 'each unit sums the gradients of the ten outputs',
        logits: 'the gradient is the predicted probability minus the desired one',
      },
    },
    layers: {
      conv1: 'C1',
      pool1: 'S2',
      conv2: 'C3',
      pool2: 'S4',
      dense1: 'C5',
      dense2: 'F6',
      logits: 'Output',
    },
    popUp: {
      window: 'window',
      weights: '× weights',
      products: '= products',
      fromMap: (map: number): string => `S2 map ${map}`,
      more: (count: number): string => `the other ${count}`,
      bias: 'bias',
      gradient: 'gradient of the loss',
      probability: 'probability',
    },
    panel: {
      label: 'Layers',
      tabs: {
        input: 'Input',
        conv1: 'C1',
        pool1: 'S2',
        conv2: 'C3',
        pool2: 'S4',
        dense: 'C5, F6',
        output: 'Output',
        learning: 'Learning',
        differences: '1998',
      },
    },
  },
  train: {
    title: 'Train the network',
    heading: 'Train LeNet-5 on MNIST',
    settingsTitle: 'Settings',
    progress: 'Progress',
    waiting: 'Looking for a stored run…',
    noSimd: {
      title: 'Training needs WebAssembly SIMD',
      text: 'This browser does not support it, so it cannot train the network. Chrome and Edge 91, Firefox 89 and Safari 16.4 or later do. You can still draw a digit and look inside the network.',
    },
    controls: {
      label: 'Training',
      start: 'Start',
      resume: 'Resume',
      pause: 'Pause',
      pausing: 'Pausing…',
      finished: 'Finished',
      batch: 'Train one batch',
      epoch: 'Train one epoch',
      longer: 'To train this run for longer, increase the number of epochs in the settings.',
      reference: 'Use the reference settings',
    },
    reset: {
      button: 'Reset',
      question: (done: string): string => `Delete this run (${done})? This cannot be undone.`,
      yes: 'Delete the run',
      no: 'Keep it',
    },
    figures: {
      testAccuracy: 'Test accuracy',
      trainingAccuracy: 'Training accuracy',
      trainingLoss: 'Training loss',
      imagesPerSecond: 'Images per second',
      expectedTime: 'Expected time',
      timeLeft: 'Time left',
      about: (value: string): string => `about ${value}`,
    },
    speedText: {
      threads: (count: number): string => `${count === 1 ? 'one thread' : `${count} threads`}`,
      engine: (engine: string, kernels: string, threads: string): string =>
        `${engine} engine (${kernels} kernels, ${threads})`,
      trained: (engine: string): string => `Trained by the ${engine}.`,
      fallback: (why: string): string => ` The compiled engine cannot train it: ${why}.`,
      oneThread: (why: string): string => ` It has one thread: ${why}.`,
      epochTakes: (time: string): string => ` One epoch takes about ${time}.`,
      measured: (engine: string, time: string): string =>
        `Measured just now with the ${engine}: about ${time} per epoch.`,
    },
    downloads: {
      title: 'Download',
      checkpoint: 'Checkpoint',
      none: 'none yet',
      note: (network: string): string =>
        `The first three contain the selected network: ${network}. A checkpoint contains the whole run, so that you can resume it later. To open any of these files except ONNX, use “Open…” or drop it on the page.`,
      failed: (why: string): string => `The download failed: ${why}.`,
    },
    epochSlider: {
      shown: 'Network shown:',
      latest: 'latest',
      before: 'before training',
      after: (epoch: number): string => `after epoch ${epoch}`,
    },
    epochTable: {
      title: 'Epochs',
      note: 'Validation uses the 10,000 test digits. The best epoch is chosen by them, so its accuracy is slightly too optimistic as an estimate for new digits.',
      label: 'Table of epochs',
      empty: 'No epoch is done yet.',
      best: (epoch: number): string => `${epoch} (best)`,
      epoch: 'Epoch',
      trainingLoss: 'Training loss',
      training: 'Training %',
      validationLoss: 'Validation loss',
      validation: 'Validation %',
      testLoss: 'Test loss',
      test: 'Test %',
      seconds: 'Seconds',
      speed: 'Images/s',
    },
    strip: {
      title: 'Test digits',
      score: (correct: number, count: number): string => `Test digits: ${correct} of ${count} correct`,
      network: (name: string): string => `Network: ${name}.`,
      untrained: 'Your own network starts untrained, so its first predictions are worse.',
      digit: (label: number): string => `A ${label}`,
      right: (label: number, predicted: number): string => `A ${label}, predicted as ${predicted}: correct`,
      wrong: (label: number, predicted: number): string => `A ${label}, predicted as ${predicted}: wrong`,
    },
    filters: {
      title: 'Filters',
      conv1: 'C1: 6 filters of 5×5',
      conv1Layout: 'One filter per map.',
      conv2: 'C3: 16 filters of 5×5×6',
      conv2Layout: 'One column per map, one row per map of S2.',
      largest: (weight: string): string => `Largest weight: ${weight}.`,
      positive: 'positive',
      negative: 'negative',
    },
    results: {
      notScored: (why: string): string => `The test set was not scored: ${why}.`,
      scoring: 'Scoring 10,000 test digits…',
      diagnosis: 'Diagnosis',
      confusion: 'Confusion matrix',
      score: (network: string, percent: string): string =>
        `${network}: ${percent} of 10,000 test digits correct. Select a cell to see its digits.`,
      predictedAs: (truth: number, predicted: number): string => `${truth} predicted as ${predicted}`,
      mistakes: 'Most confident mistakes',
      all: 'All mistakes',
      none: 'None.',
      digit: (index: number): string => `test digit ${index}`,
    },
    diagnoses: {
      epochs: (count: number): string => `${count} ${count === 1 ? 'epoch' : 'epochs'}`,
      points: (value: string): string => `${value} points`,
      span: (from: string, to: string): string => `from ${from} to ${to}`,
      lowerRate: 'so try a lower learning rate',
      lowerRateOrEpoch: (epoch: number): string =>
        `so try a lower learning rate or use the weights of epoch ${epoch}`,
      notFinite: {
        training: (epoch: number, remedy: string): string =>
          `Training diverged: the training loss of epoch ${epoch} is not a finite number, ${remedy}.`,
        validation: (epoch: number, remedy: string): string =>
          `Training diverged: the validation loss of epoch ${epoch} is not a finite number, ${remedy}.`,
      },
      worseThanGuessing: (guessing: string, loss: string, remedy: string): string =>
        `Training diverged: the training loss is worse than that of guessing${guessing} and ends at ${loss}, ${remedy}.`,
      worseFromEpoch: (epoch: number, guessing: string, loss: string, remedy: string): string =>
        `Training diverged: from epoch ${epoch} on the training loss is worse than that of guessing${guessing} and ends at ${loss}, ${remedy}.`,
      notLearned: {
        training: (best: string): string =>
          `The model has not learned: the best training accuracy, ${best}, is no better than guessing. Try a lower learning rate, or a higher one if it is very low.`,
        validation: (best: string): string =>
          `The model has not learned: the best validation accuracy, ${best}, is no better than guessing. Try a lower learning rate, or a higher one if it is very low.`,
      },
      nothingApplies: (best: string, trained: string): string =>
        `The model has learned nothing that applies to the validation images: the best validation accuracy, ${best}, is no better than guessing, although training accuracy reached ${trained}. Check the validation labels, or try a lower learning rate.`,
      unvalidated: (accuracy: string, epochs: string): string =>
        `Training accuracy is ${accuracy} after ${epochs}, but the run has no validation, so its accuracy on new images is unknown.`,
      tooShort: (count: number, min: number): string =>
        `${count === 1 ? '1 epoch is' : `${count} epochs are`} too few to judge convergence: train for at least ${min} epochs.`,
      unstable: {
        loss: (epoch: number, training: string, validation: string): string =>
          `Training became unstable after epoch ${epoch}: training loss rose ${training} and validation loss ${validation}, so try a lower learning rate or use the weights of epoch ${epoch}.`,
        accuracy: (epoch: number, training: string, validation: string, noise: string): string =>
          `Training became unstable after epoch ${epoch}: training accuracy fell ${training} and validation accuracy ${validation} (noise ${noise}), so try a lower learning rate or use the weights of epoch ${epoch}.`,
      },
      overfitting: {
        loss: (epoch: number, validation: string, training: string, accuracy: string): string =>
          `Validation loss rose ${validation} after epoch ${epoch} while training loss changed ${training} and validation accuracy ${accuracy}: the model is overfitting, so use the weights of epoch ${epoch}.`,
        accuracy: (epoch: number, validation: string, training: string, noise: string): string =>
          `Validation accuracy fell ${validation} after epoch ${epoch} (noise ${noise}) while training accuracy changed ${training}: the model is overfitting, so use the weights of epoch ${epoch}.`,
      },
      improving: {
        loss: (losses: string, epoch: number, accuracies: string, noise: string): string =>
          `Validation loss was still falling at the end (${losses} since epoch ${epoch}), while validation accuracy changed within its noise (${accuracies}, noise ${noise}): more epochs may help.`,
        trend: (accuracies: string, epoch: number, noise: string): string =>
          `Validation accuracy was still rising slowly at the end (${accuracies} since epoch ${epoch}, noise ${noise}): more epochs may help.`,
        recent: (epoch: number, epochs: number, reached: string, noise: string, last: string): string =>
          `Validation accuracy was best in epoch ${epoch} of ${epochs} (${reached}, noise ${noise}) and ended at ${last}: train for more epochs to see whether it still rises.`,
        accuracy: (reached: string, noise: string): string =>
          `Validation accuracy was still rising at the end (best ${reached}, noise ${noise}): more epochs may help.`,
      },
      flat: (noise: string, training: string, validation: string): string =>
        `No accuracy rose by more than twice its noise (${noise}) after epoch 1: training accuracy changed ${training} and validation accuracy ${validation}, so either the model learned everything in the first epoch or the learning rate is unsuitable.`,
      plateaued: {
        both: (epoch: number, reached: string, noise: string, training: string, epochs: string): string =>
          `Validation accuracy stopped improving after epoch ${epoch} (${reached}, noise ${noise}), and so did training accuracy (${training}): ${epochs} would have been enough.`,
        validation: (
          epoch: number,
          reached: string,
          noise: string,
          rise: string,
          training: string,
          epochs: string,
        ): string =>
          `Validation accuracy stopped improving after epoch ${epoch} (${reached}, noise ${noise}) while training accuracy rose a further ${rise} to ${training}: ${epochs} would have been enough.`,
      },
    },
    fields: {
      off: 'off',
      notWithEngine: '(not with this engine)',
      unchanged: (label: string, found: string, remedy: string, value: string): string =>
        `${label} is invalid (${found}) — ${remedy}. The value is ${value} again.`,
      choices: {
        momentum: 'SGD, momentum 0.9',
        none: 'none',
        quick: 'slight, as in the recipe quick',
        best: 'strong, as in the recipe best',
        constant: 'constant',
        cosine: 'cosine to zero',
        step: 'falls in steps',
        exponential: 'falls smoothly',
        'one-cycle': 'rises, then falls to zero',
        auto: 'fastest',
        simd: 'simd, same bits everywhere',
      },
    },
    speed: {
      label: 'Speed',
      help: 'The speed does not change the result. You can change it during training.',
      names: {
        '1': '1 step per second',
        '5': '5 steps per second',
        '25': '25 steps per second',
        slow: 'slow start, then full speed',
        full: 'full speed',
      },
    },
    slowMotion: (step: number, steps: number): string =>
      `Slow motion: step ${step} of ${steps}. Full speed follows.`,
    curves: {
      title: { error: 'Percent wrong', loss: 'Loss' },
      axis: { error: 'wrong predictions', loss: 'loss (nats)' },
      epoch: 'epoch',
      training: 'training',
      validation: 'validation',
      kept: (name: string): string => `dashed: earlier run (${name || 'reference settings'})`,
      logarithmic: '(logarithmic axis)',
      best: (epoch: number): string => `best: epoch ${epoch}`,
      waiting: 'Starts with the first steps',
      empty: (title: string): string => `${title} by epoch: no data yet.`,
      description: (title: string, epoch: number, training: string, validation: string): string =>
        `${title} by epoch. After epoch ${epoch}: training ${training}, validation ${validation}.`,
    },
    compare: {
      with1998: 'Compare with LeNet-5 (1998)',
      keep: 'Keep these curves to compare',
      next: 'The next run is drawn over these curves. Reset, change a setting, and start again.',
      shown: (name: string): string => `Compared with: ${name || 'reference settings'}.`,
      drop: 'Remove the earlier curves',
    },
    confusion: {
      title: 'Confusion while it learns',
      of: (network: string, percent: string, count: number): string =>
        `${network}: ${percent} of the first ${count} test digits correct.`,
    },
    robustness: {
      title: 'Distorted digits',
      intro: 'How the accuracy falls when digits are shifted, turned, scaled, blurred, or noisy.',
      measure: 'Measure the robustness',
      busy: 'Measuring…',
      of: (network: string, count: number): string => `${network}, on ${count} test digits.`,
      failed: (why: string): string => `The robustness could not be measured: ${why}.`,
    },
    augmentationPreview: {
      caption: (epoch: number): string =>
        `Digits as the network is shown them in epoch ${epoch}: distorted anew in each epoch, and less towards the end of the run.`,
      label: 'Distorted digits',
      next: 'Show the next epoch',
    },
    advanced: 'Advanced settings',
    limits: (min: string, max: string): string => `${min} to ${max}.`,
    limitAbove: (min: string): string => `More than ${min}.`,
    settings: {
      images: { label: 'Training images', help: 'How many digits to learn from.' },
      epochs: { label: 'Epochs', help: 'How many times to go through all training images.' },
      learningRate: {
        label: 'Learning rate',
        help: 'How far one step changes the weights. Try 0.0001 and 0.1.',
      },
      optimizer: { label: 'Optimizer', help: 'How a gradient becomes a change of the weights.' },
      augmentation: {
        label: 'Augmentation',
        help: 'Distorts the training images at random, so that the network sees more variants.',
      },
      batchSize: { label: 'Batch size', help: 'How many images one step averages.' },
      schedule: { label: 'Schedule', help: 'How the learning rate changes during the run.' },
      dropEpochs: {
        label: 'Epochs per drop',
        help: 'After how many epochs the rate has fallen by the factor.',
      },
      dropFactor: { label: 'Factor of a drop', help: 'What the rate is multiplied by at a drop.' },
      plateau: {
        label: 'Plateau',
        help: 'After how many epochs without a lower loss the rate falls. Empty: never.',
      },
      plateauFactor: { label: 'Factor at a plateau', help: 'What the rate is multiplied by at a plateau.' },
      clipNorm: {
        label: 'Gradient clipping',
        help: 'A gradient that is longer than this is shortened to it. Try 1 with a large learning rate. Empty: never.',
      },
      l2: {
        label: 'L2 penalty',
        help: 'Adds the squares of the weights, times this factor, to the loss, so that weights stay small. Try 0.0001.',
      },
      seed: { label: 'Seed', help: 'The same seed gives the same random choices.' },
      engine: { label: 'Engine', help: 'The program that trains. The fastest one suits most runs.' },
      kernels: { label: 'Kernels', help: 'The instructions of the processor that training uses.' },
    },
  },
  figures: {
    confusion: {
      title: FIGURE_WORDS.confusion.title as string,
      predicted: FIGURE_WORDS.confusion.predicted as string,
      truth: FIGURE_WORDS.confusion.truth as string,
      cell: (truth: number, predicted: number, count: string): string =>
        `${truth} predicted as ${predicted}: ${count}`,
      description: (count: string, correct: string, percent: string): string =>
        `Of ${count} images, ${correct} (${percent}) are predicted correctly.`,
      mistakes: (cells: string): string => `Most frequent mistakes: ${cells}.`,
    },
    robustness: {
      title: FIGURE_WORDS.robustness.title as string,
      note: FIGURE_WORDS.robustness.note as string,
      description: (clean: string, mean: string): string =>
        `The accuracy is ${clean} on the images themselves and ${mean} on average over the corruptions and strengths.`,
      lowest: (name: string, percent: string): string =>
        `At the highest strength, it is lowest for ${name}: ${percent}.`,
      names: {
        shift: 'shift',
        rotation: 'rotation',
        scale: 'scale',
        thickness: 'thickness',
        noise: 'noise',
        blur: 'blur',
        elastic: 'elastic',
      },
    },
  },
  network1998: {
    choice: 'Network',
    train: {
      title: 'Train the network of 1998',
      heading: 'Train LeNet-5 as published in 1998',
      intro:
        '60,000 weights: subsampling with coefficients, the connection table of C3, and output units at the bitmaps of the digits. This page trains it with Adam and batches of 32. The network is kept until you close the page.',
      startOver: 'Start over',
      position: (epoch: number, percent: string): string => `Epoch ${epoch}, ${percent}`,
      pauseOther: 'Pause the other run to train this one.',
      engine: (name: string): string => `Engine: ${name}`,
      because: (why: string): string => `, because ${why}`,
      digit: 'Digit',
      lossNote:
        'The loss is that of equation 9 of the paper. An untrained network is far from every bitmap, so its loss is about 83.',
    },
    look: {
      title: 'Look inside the network of 1998',
      top: 'Network and digit',
      why: 'Why the softmax replaced the bitmaps',
      whyText:
        'A network with bitmaps must learn 84 given values for every digit, although only the differences between the ten classes matter. A softmax has no given targets: the network itself learns the ten directions that separate the classes, and the cross-entropy compares all of them. The price is “none of these”: the probabilities of a softmax always sum to 1, however strange the image is.',
    },
    c3: {
      title: 'The connections of C3',
      intro:
        'Each of the 16 maps of C3 (columns) reads 3 to 6 of the 6 maps of S2 (rows), so that no two maps of C3 see the same input. A cell shows the kernel of a connection. Point to a column to see what it reads.',
      map: (map: number): string => `C3, map ${map}`,
      reads: (map: number, first: string, last: string): string =>
        `C3, map ${map} reads the maps ${first} and ${last} of S2.`,
    },
    code: {
      title: 'The code in F6 and the ten bitmaps',
      intro:
        'F6 has 84 values, which are shown in 12 rows of 7. Each output unit returns the squared distance from them to the bitmap of its digit, the penalty. The smallest penalty decides.',
      loading: 'The test digits are loading…',
      untrained:
        'This network is not trained: all of its codes are far from every bitmap. Train it in the view Train.',
      digit: 'digit',
      code: 'code',
      codeLabel: 'The code of the digit',
      bitmap: (digit: number): string => `The bitmap of ${digit}`,
      truth: (label: number): string => ` The true label is ${label}.`,
      rejected: (nearest: number, none: string): string =>
        `Nearest is the bitmap of ${nearest}, but “none of these” is more probable: ${none}.`,
      nearest: (nearest: number, best: string, none: string): string =>
        `Nearest is the bitmap of ${nearest}: ${best}. “None of these” has ${none}.`,
    },
    names: { modern: 'Today’s version', '1998': 'LeNet-5 (1998)' },
  },
  map: {
    title: 'A map of what F6 sees',
    intro:
      'Every point is a test digit, placed by its 84 values in F6. Digits that the network treats alike are near each other; the ring is your digit.',
    computing: 'Computing the map…',
    failed: (why: string): string => `The map could not be computed: ${why}.`,
    loadAll: 'Load all 10,000 test digits (11 MB)',
    label: (count: string): string => `Map of ${count} test digits by their values in F6`,
    of: (network: string, count: string): string => `${count} test digits. Network: ${network}.`,
    arrangement: 'Arrangement',
    arrangements: { pca: 'Plane (PCA)', umap: 'Neighbors (UMAP)' },
    plane: (first: string, second: string): string =>
      `The values are projected onto the two directions in which they spread most (principal component analysis). These contain ${first} and ${second} of the variance. The map follows the training.`,
    umap: (count: number): string =>
      `UMAP starts from the plane and moves digits with similar values next to each other. The groups become clear, but the distances between them mean little. Your digit is in the middle of the ${count} nearest ones.`,
    findingNeighbors: 'Finding the neighbors of each digit…',
    arranging: (percent: string): string => `Arranging the digits: ${percent}`,
    arrangeAgain: 'Arrange for the selected network',
    nearest: (labels: string): string => `Labels of the nearest test digits, in all 84 values: ${labels}.`,
    digit: (index: number, label: number): string => `Test digit ${index}, label ${label}`,
  },
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
        `A change of ${percent} of full ink is enough: the network then answers ${label}.`,
      none: (percent: string): string => `No change up to ${percent} misleads the network.`,
      moreInk: 'ink was added',
      lessInk: 'ink was removed',
    },
  },
  classSet: {
    title: 'Your test set',
    empty: 'There are no drawings yet. Draw a digit, and add it with its label.',
    score: (right: number, count: number, percent: string): string =>
      `The network reads ${right} of ${count} drawings correctly (${percent}).`,
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
    fold: 'Hide the text',
    unfold: 'Show the text',
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
        see: 'The ten bars add up to 100 %. The longest one is the answer.',
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
        text: 'Three dense layers turn the 256 values of S4 into ten scores. Softmax turns the scores into probabilities: one more point multiplies a probability by 2.7 before they are scaled to 100 %.',
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
          'Every pixel of this digit changes by at most 10 %, in the worst direction. Does the answer change?',
        options: ['It stays', 'It changes'],
        outcome: (from: number, to: number, percent: string): string =>
          `Before: ${from}. After: ${to} (${percent}). “Mislead it” shows both pictures, and finds the smallest change.`,
      },
    },
  },
  share: {
    title: 'Share and present',
    note: 'The link opens what you see now.',
    withoutNetwork:
      'The link opens this page with its ready-made network: your network stays on this computer.',
    scan: 'Scan the code with a phone or a tablet.',
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
