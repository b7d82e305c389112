import type { LaterTexts } from './en.js';

/** The later texts in German. */
export const laterDe: LaterTexts = {
  look: {
    title: 'In das Netz hineinsehen',
    top: 'Ziffer und Durchlauf',
    network: 'Netz',
    passes: { forward: 'Vorwärtsdurchlauf', backward: 'Rückwärtsdurchlauf' },
    trueLabel: 'Wahre Ziffer',
    assumedLabel: (label) =>
      `Zu dieser Ziffer gibt es kein Label. Verlust und Gradienten beruhen auf der Vorhersage des Netzes, ${label}. Wenn sie falsch ist, wähle die wahre Ziffer.`,
    colors: {
      name: 'Farben:',
      positive: 'positiv',
      negative: 'negativ',
      strength: '(kräftiger für größere Werte)',
      raises: 'ein größerer Wert würde den Verlust erhöhen',
      lowers: 'ein größerer Wert würde den Verlust senken',
    },
    unit: {
      output: (digit) => `Ausgabeneuron ${digit}`,
      dense: (layer, unit) => `${layer}, Neuron ${unit}`,
      map: (layer, map, row, column) => `${layer}, Karte ${map}, Zeile ${row}, Spalte ${column}`,
    },
    shortUnit: {
      output: (digit) => `Ausgabe ${digit}`,
      dense: (layer, unit) => `${layer} Neuron ${unit}`,
      map: (layer, map, row, column) => `${layer} Karte ${map} (${row}; ${column})`,
    },
    steps: {
      label: 'Das nächste Neuron wählen',
      left: 'Ein Neuron nach links',
      right: 'Ein Neuron nach rechts',
      up: 'Ein Neuron nach oben',
      down: 'Ein Neuron nach unten',
    },
    maps: {
      all: (count, layer) => `Die ${count} Karten von ${layer}`,
      one: (layer, map) => `${layer}, Karte ${map}`,
      units: (layer, count) => `${layer}, ${count} Neuronen`,
    },
    filters: {
      forward: {
        all: 'Filter der sechs Karten',
        slices: (map) => `Filter von Karte ${map}, eine Scheibe je Karte von S2`,
        one: (map) => `Filter von Karte ${map}`,
        slice: (map, below) => `Filter von Karte ${map}, auf Karte ${below} von S2`,
      },
      backward: {
        all: 'Gradienten der Filter der sechs Karten',
        slices: (map) => `Gradient des Filters von Karte ${map}, eine Scheibe je Karte von S2`,
        one: (map) => `Gradient des Filters von Karte ${map}`,
        slice: (map, below) => `Gradient des Filters von Karte ${map}, auf Karte ${below} von S2`,
      },
    },
    inspector: {
      below: 'Die vier Neuronen darunter',
      choice: 'Gezeigte Karte von S2',
      mapOfS2: (map, sum) => `S2 Karte ${map}: ${sum}`,
      window: 'Fenster',
      weights: '× Gewichte',
      products: (sum) => `= Produkte, Σ ${sum}`,
      windows: (count) => `Σ der ${count} Fenster`,
      sum: (sum, bias, z) => `${sum} + Bias ${bias} = z **${z}**`,
      tanh: (value) => `; tanh z = **${value}**`,
      decimals: 'Die Tabellen zeigen zwei Nachkommastellen; die Summen sind aus allen Stellen berechnet.',
      largest: (listed, count) => `Die ${listed} größten von ${count} Termen`,
      columns: {
        place: 'Eingabe (Zeile; Spalte)',
        input: 'Eingabe',
        value: 'Wert',
        weight: '× Gewicht',
        term: '= Term',
      },
      others: (listed, count, rest) => `${listed} + die anderen ${count}: ${rest}`,
      probability: (probability) =>
        `Softmax macht aus den zehn Ausgaben Wahrscheinlichkeiten; diese hat ${probability}.`,
      backward: (gradient) => `Rückwärts: ∂Verlust/∂Neuron = **${gradient}**`,
      lowerWithSmaller: (label) =>
        `: Ein etwas kleinerer Wert würde den Verlust für das Label ${label} senken.`,
      lowerWithLarger: (label) =>
        `: Ein etwas größerer Wert würde den Verlust für das Label ${label} senken.`,
    },
    gradient: {
      oneTerm: 'Der Gradient: ein Term',
      largest: (count) => `Der Gradient: die größten von ${count} Termen`,
      columns: {
        from: 'von',
        gradient: 'Gradient',
        slope: '× Steigung',
        weight: '× Gewicht',
        term: '= Term',
      },
      others: (count, rest) => `Die anderen ${count} Terme: ${rest}`,
    },
    stages: {
      input: {
        title: 'Eingabe',
        size: '28×28',
        text: 'Das Netz liest 28×28 Zahlen von 0 (Papier) bis 1 (Tinte). Der Rahmen ist das **rezeptive Feld** des gewählten Neurons: Sein Wert hängt nur von diesen Pixeln ab.',
        backward: (label) =>
          `Hier endet der Rückwärtsdurchlauf. Mehr Tinte in einem blauen Pixel würde den Verlust für das Label ${label} erhöhen, mehr Tinte in einem orangen Pixel würde ihn senken.`,
        digit: 'Die Ziffer',
        gradient: 'Der Gradient des Verlusts nach jedem Pixel',
      },
      conv1: {
        title: 'C1, Faltung',
        size: '6 Karten zu 24×24, 156 Parameter',
        text: '**Faltung.** Jede Karte hat einen Filter aus 5×5 Gewichten. Der Filter gleitet über die Eingabe; wo die Pixel unter ihm dem Filter ähneln, ist die Summe groß. An allen 576 Positionen gelten dieselben 25 Gewichte, daher wird ein Strich überall gefunden. Ein Filter der Breite 5 passt an 28 − 5 + 1 = 24 Positionen in 28 Pixel: So breit ist eine Karte.',
        tanh: '**tanh** bildet jede Summe auf den Bereich von −1 bis 1 ab: um 0 fast linear, weit davon entfernt flach. Ohne eine nichtlineare Funktion könnten alle Schichten zusammen nicht mehr berechnen als eine einzige.',
      },
      pool1: {
        title: 'S2, Mittelwert-Pooling',
        size: '6 Karten zu 12×12, keine Parameter',
        text: '**Pooling.** Jedes Neuron ist der Mittelwert von 2×2 Neuronen der Karte darunter. Die Karte wird kleiner, und ein Strich, der sich um ein Pixel verschiebt, ändert sie weniger.',
        in1998:
          '1998 wurde jeder Mittelwert außerdem mit einem trainierten Koeffizienten multipliziert, um einen trainierten Bias verschoben und durch eine Sigmoidfunktion geleitet. Das heutige LeNet-5 lässt das weg.',
      },
      conv2: {
        title: 'C3, Faltung',
        size: '16 Karten zu 8×8, 2.416 Parameter',
        text: 'Die zweite Faltung liest alle sechs Karten darunter zugleich: Jeder ihrer 16 Filter hat 5×5×6 Gewichte und spricht auf Ecken, Linienenden und Bögen an, die aus den von C1 gefundenen Strichen bestehen. Ein Neuron hängt von 14×14 Pixeln der Eingabe ab. Die Karten sind 12 − 5 + 1 = 8 Neuronen breit.',
        in1998:
          '1998 las jede Karte von C3 nach einer Tabelle nur 3, 4 oder alle 6 Karten darunter. Das sparte Rechenzeit und verhinderte, dass die Karten dieselben Merkmale lernen.',
      },
      pool2: {
        title: 'S4, Mittelwert-Pooling',
        size: '16 Karten zu 4×4, keine Parameter',
        text: 'Das zweite Pooling ergibt 16 Karten zu 4×4: die 256 Zahlen, die die vollständig verbundenen Schichten lesen. Ein Neuron hängt von 16×16 Pixeln der Eingabe ab.',
      },
      dense: {
        title: 'C5 und F6, vollständig verbunden',
        size: '120 und 84 Neuronen',
        text: '**Vollständig verbundene Schichten.** Jedes Neuron liest alle Zahlen der Schicht darunter, jede mit einem eigenen Gewicht. Diese Schichten haben die meisten Parameter: 30.840 und 10.164 von 44.426.',
        name: 'In der Veröffentlichung heißt die erste C5, weil sie eine Faltung ist, deren Karten aus je einem Neuron bestehen.',
      },
      output: {
        title: 'Ausgabe, Softmax',
        size: '10 Neuronen, 850 Parameter',
        softmax:
          '**Softmax** macht aus den zehn Ausgaben Wahrscheinlichkeiten: Sie sind positiv und ergeben zusammen 1, und zu einer größeren Ausgabe gehört eine größere Wahrscheinlichkeit.',
        loss: 'Die **Kreuzentropie** ist der Verlust: 0, wenn die wahre Ziffer die Wahrscheinlichkeit 1 hat, und umso größer, je kleiner ihre Wahrscheinlichkeit ist. Ihr Gradient ist die vorhergesagte Wahrscheinlichkeit minus die gewünschte.',
        in1998:
          '1998 waren die Ausgaben Abstände zu von Hand gezeichneten Bildern der Ziffern (RBF-Neuronen).',
        columns: {
          digit: 'Ziffer',
          output: 'Ausgabe z',
          probability: 'Wahrsch. p',
          gradient: 'Gradient p − y',
        },
        lossFor: (label) => `Verlust für das Label ${label}: `,
        lossForAssumed: (label) => `Verlust für das Label ${label} (die Vorhersage des Netzes): `,
      },
      learning: {
        title: 'Wie es lernt',
        size: 'Rückwärtsdurchlauf und Adam',
        backpropagation:
          '**Backpropagation.** Der Gradient des Verlusts läuft nach der Kettenregel Schicht für Schicht durch das Netz zurück: Jedes Neuron multipliziert den Gradienten, den es erhält, mit der Steigung seines tanh und gibt ihn weiter, multipliziert mit dem Gewicht der jeweiligen Verbindung. Der Gradient eines Filtergewichts ist eine Summe über alle Stellen der Karte.',
        adam: '**Adam** führt für jedes Gewicht zwei gleitende Mittelwerte: m des Gradienten und v seines Quadrats. Es teilt m durch die Wurzel aus v, daher ändern sich alle Gewichte um ähnliche Beträge: um etwa η, wenn die Gradienten der letzten Schritte dasselbe Vorzeichen haben, sonst um weniger.',
        see: 'Wähle oben den **Rückwärtsdurchlauf**, um den Gradienten zu sehen, den diese Ziffer mit ihrem wahren Label an jede Karte und jeden Filter sendet: blau, wenn ein größerer Wert den Verlust erhöhen würde, orange, wenn er ihn senken würde.',
        example: (gradient) =>
          `Wäre diese Ziffer das einzige Bild des ersten Batches, hätte das mittlere Gewicht des ersten Filters von C1 den Gradienten g = **${gradient}**.`,
        momentum: (optimizer, m) => `${optimizer} würde m = ${m} setzen`,
        moments: (optimizer, m, v) => `${optimizer} würde m = ${m} und v = ${v} setzen`,
        change: (rate, change) =>
          ` und mit der Lernrate des Laufs, η = ${rate}, das Gewicht um **${change}** ändern.`,
      },
    },
    formulas: {
      convolution:
        'z: das Neuron in Zeile y, Spalte x, vor tanh. b: Bias. w: Gewicht des Filters in Zeile i, Spalte j, für Karte c der Eingabe. a: die Eingabe unter diesem Gewicht.',
      pooling:
        's: das Neuron in Zeile y, Spalte x. a: die vier Neuronen der Karte darunter, in den Zeilen 2y und 2y + 1, den Spalten 2x und 2x + 1.',
      dense: 'u: das Neuron. i: die Neuronen der Schicht darunter. w: Gewichte. b: Bias. a: Werte.',
      softmax: 'p: die Wahrscheinlichkeit der Ziffer k. z: die Ausgaben. j: alle zehn Ziffern.',
      loss: 'L: der Verlust. t: die wahre Ziffer. y: 1 für die wahre Ziffer, 0 für die anderen.',
      inputUnder: 'Eingabe unter',
      backpropagation:
        '∂L/∂a: der Gradient, der am Neuron in Zeile y, Spalte x ankommt. 1 − a²: die Steigung von tanh bei dessen Wert a. ∂L/∂w: der Gradient eines Gewichts w des Filters.',
      adam: 'g: der Gradient des Gewichts w. t: der Schritt, ab 1. η: die Lernrate. β₁ = 0,9 und β₂ = 0,999: welcher Anteil von m und v in jedem Schritt erhalten bleibt. ε = 10⁻⁷ hält den Divisor über null.',
    },
    differences: {
      title: 'Unterschiede zu 1998',
      items: {
        input: {
          name: 'Eingabe',
          text: '28×28 Pixel von 0 bis 1. LeCun, Bottou, Bengio und Haffner verwendeten 32×32 Pixel, mit einem breiteren Rand um die Ziffer.',
        },
        c3: {
          name: 'C3',
          text: 'Jede Karte liest alle sechs Karten von S2, das sind 2.416 Parameter. Damals las jede nach einer Tabelle 3, 4 oder 6 Karten, das waren 1.516.',
        },
        pooling: {
          name: 'Pooling',
          text: 'Der Mittelwert. Damals mit einem trainierten Koeffizienten und Bias je Karte und einer Sigmoidfunktion.',
        },
        tanh: { name: 'tanh', text: 'tanh z. Damals 1,7159 · tanh(⅔ z).' },
        output: {
          name: 'Ausgabe',
          text: 'Softmax und Kreuzentropie. Damals euklidische Abstände zu Ziffern aus 7×12 Pixeln.',
        },
        training: {
          name: 'Training',
          text: 'Adam mit Batches von 32. Damals stochastischer Gradientenabstieg mit Schrittweiten zweiter Ordnung.',
        },
      },
    },
    otherDigit: 'Eine andere Ziffer',
    label: (label) => `Label: ${label}`,
    shows: 'Das Diagramm zeigt',
    diagram: {
      label: 'Diagramm des Netzes',
      keys: 'Die Pfeiltasten wählen das nächste Neuron. Umschalt mit links oder rechts geht zur Schicht davor oder danach, Umschalt mit auf oder ab zu einer anderen Karte. Eingabe spielt den Durchlauf ab, Escape hält ihn an.',
      hint: 'Zeige auf ein Neuron, um zu sehen, woraus es berechnet ist. Klicke es an oder nimm die Pfeiltasten, um es zu wählen.',
      playForward: '▶ Vorwärts',
      playBackward: '◀ Rückwärts',
      stop: 'Anhalten',
      input: 'Eingabe 28×28',
      position: (layer, done, positions) => `${layer}: Position ${done} von ${positions}`,
      forward: {
        conv1: 'Das Fenster von 5×5 Pixeln gleitet über die Eingabe, einmal für jeden Filter',
        pool1: 'Jedes Neuron ist der Mittelwert von 2×2 Neuronen aus C1',
        conv2: 'Das Fenster gleitet über alle sechs Karten von S2',
        pool2: 'Jedes Neuron ist der Mittelwert von 2×2 Neuronen aus C3',
        dense1: 'Jedes Neuron summiert alle 256 Werte von S4',
        dense2: 'Jedes Neuron summiert alle 120 Werte von C5',
        logits: 'Jede Ziffer summiert alle 84 Werte von F6',
      },
      backward: {
        conv1: 'Jedes Neuron erhält ein Viertel des Gradienten seines Mittelwerts in S2',
        pool1: 'Jedes Neuron summiert die Gradienten der Neuronen von C3, die es lesen',
        conv2: 'Jedes Neuron erhält ein Viertel des Gradienten seines Mittelwerts in S4',
        pool2: 'Jedes Neuron summiert die Gradienten aller 120 Neuronen von C5',
        dense1: 'Jedes Neuron summiert die Gradienten aller 84 Neuronen von F6',
        dense2: 'Jedes Neuron summiert die Gradienten der zehn Ausgaben',
        logits: 'Der Gradient ist die vorhergesagte Wahrscheinlichkeit minus die gewünschte',
      },
    },
    layers: {
      conv1: 'C1',
      pool1: 'S2',
      conv2: 'C3',
      pool2: 'S4',
      dense1: 'C5',
      dense2: 'F6',
      logits: 'Ausgabe',
    },
    popUp: {
      window: 'Fenster',
      weights: '× Gewichte',
      products: '= Produkte',
      fromMap: (map) => `S2 Karte ${map}`,
      more: (count) => `die anderen ${count}`,
      bias: 'Bias',
      gradient: 'Gradient des Verlusts',
      probability: 'Wahrscheinlichkeit',
    },
    panel: {
      label: 'Schichten',
      tabs: {
        input: 'Eingabe',
        conv1: 'C1',
        pool1: 'S2',
        conv2: 'C3',
        pool2: 'S4',
        dense: 'C5, F6',
        output: 'Ausgabe',
        learning: 'Lernen',
        differences: '1998',
      },
    },
  },
  train: {
    title: 'Das Netz trainieren',
    heading: 'LeNet-5 auf MNIST trainieren',
    settingsTitle: 'Einstellungen',
    progress: 'Fortschritt',
    waiting: 'Ein gespeicherter Lauf wird gesucht …',
    noSimd: {
      title: 'Das Training braucht WebAssembly SIMD',
      text: 'Dieser Browser unterstützt das nicht und kann das Netz daher nicht trainieren. Chrome und Edge ab 91, Firefox ab 89 und Safari ab 16.4 können es. Du kannst trotzdem eine Ziffer zeichnen und in das Netz hineinsehen.',
    },
    controls: {
      label: 'Training',
      start: 'Starten',
      resume: 'Fortsetzen',
      pause: 'Anhalten',
      pausing: 'Wird angehalten …',
      finished: 'Fertig',
      batch: 'Einen Batch trainieren',
      epoch: 'Eine Epoche trainieren',
      longer: 'Um diesen Lauf länger zu trainieren, erhöhe die Zahl der Epochen in den Einstellungen.',
      reference: 'Referenzeinstellungen verwenden',
    },
    reset: {
      button: 'Zurücksetzen',
      question: (done) => `Diesen Lauf löschen (${done})? Das lässt sich nicht rückgängig machen.`,
      yes: 'Lauf löschen',
      no: 'Behalten',
    },
    figures: {
      testAccuracy: 'Testgenauigkeit',
      trainingAccuracy: 'Trainingsgenauigkeit',
      trainingLoss: 'Trainingsverlust',
      imagesPerSecond: 'Bilder pro Sekunde',
      expectedTime: 'Erwartete Dauer',
      timeLeft: 'Restzeit',
      about: (value) => `etwa ${value}`,
    },
    speedText: {
      threads: (count) => `${count === 1 ? 'ein Thread' : `${count} Threads`}`,
      engine: (engine, kernels, threads) => `Engine ${engine} (Kernel ${kernels}, ${threads})`,
      trained: (engine) => `Trainiert von: ${engine}.`,
      fallback: (why) => ` Die kompilierte Engine kann es nicht trainieren: ${why}.`,
      oneThread: (why) => ` Sie hat einen Thread: ${why}.`,
      epochTakes: (time) => ` Eine Epoche dauert etwa ${time}.`,
      measured: (engine, time) => `Soeben gemessen mit ${engine}: etwa ${time} pro Epoche.`,
    },
    downloads: {
      title: 'Herunterladen',
      checkpoint: 'Checkpoint',
      none: 'noch keines',
      note: (network) =>
        `Die ersten drei enthalten das gewählte Netz: ${network}. Ein Checkpoint enthält den ganzen Lauf, sodass du ihn später fortsetzen kannst. Um eine dieser Dateien außer ONNX zu öffnen, verwende „Öffnen …“ oder ziehe sie auf die Seite.`,
      failed: (why) => `Der Download ist fehlgeschlagen: ${why}.`,
    },
    epochSlider: {
      shown: 'Gezeigtes Netz:',
      latest: 'das neueste',
      before: 'vor dem Training',
      after: (epoch) => `nach Epoche ${epoch}`,
    },
    epochTable: {
      title: 'Epochen',
      note: 'Validiert wird mit den 10.000 Testziffern. Die beste Epoche wird nach ihnen ausgewählt, daher ist ihre Genauigkeit als Schätzung für neue Ziffern etwas zu optimistisch.',
      label: 'Tabelle der Epochen',
      empty: 'Noch keine Epoche ist beendet.',
      best: (epoch) => `${epoch} (beste)`,
      epoch: 'Epoche',
      trainingLoss: 'Trainingsverlust',
      training: 'Training %',
      validationLoss: 'Validierungsverlust',
      validation: 'Validierung %',
      testLoss: 'Testverlust',
      test: 'Test %',
      seconds: 'Sekunden',
      speed: 'Bilder/s',
    },
    strip: {
      title: 'Testziffern',
      score: (correct, count) => `Testziffern: ${correct} von ${count} richtig`,
      network: (name) => `Netz: ${name}.`,
      untrained: 'Dein eigenes Netz beginnt untrainiert, daher sind seine ersten Vorhersagen schlechter.',
      digit: (label) => `Eine ${label}`,
      right: (label, predicted) => `Eine ${label}, vorhergesagt als ${predicted}: richtig`,
      wrong: (label, predicted) => `Eine ${label}, vorhergesagt als ${predicted}: falsch`,
    },
    filters: {
      title: 'Filter',
      conv1: 'C1: 6 Filter aus 5×5',
      conv1Layout: 'Ein Filter pro Karte.',
      conv2: 'C3: 16 Filter aus 5×5×6',
      conv2Layout: 'Eine Spalte pro Karte, eine Zeile pro Karte von S2.',
      largest: (weight) => `Größtes Gewicht: ${weight}.`,
      positive: 'positiv',
      negative: 'negativ',
    },
    results: {
      notScored: (why) => `Die Testmenge wurde nicht ausgewertet: ${why}.`,
      scoring: '10.000 Testziffern werden ausgewertet …',
      diagnosis: 'Diagnose',
      confusion: 'Konfusionsmatrix',
      score: (network, percent) =>
        `${network}: ${percent} von 10.000 Testziffern richtig. Wähle eine Zelle, um ihre Ziffern zu sehen.`,
      predictedAs: (truth, predicted) => `${truth} als ${predicted} vorhergesagt`,
      mistakes: 'Die sichersten Fehler',
      all: 'Alle Fehler',
      none: 'Keine.',
      digit: (index) => `Testziffer ${index}`,
    },
    diagnoses: {
      epochs: (count) => `${count} ${count === 1 ? 'Epoche' : 'Epochen'}`,
      points: (value) => `${value} Punkte`,
      span: (from, to) => `von ${from} auf ${to}`,
      lowerRate: 'versuche es mit einer kleineren Lernrate',
      lowerRateOrEpoch: (epoch) =>
        `versuche es mit einer kleineren Lernrate oder verwende die Gewichte von Epoche ${epoch}`,
      notFinite: {
        training: (epoch, remedy) =>
          `Das Training ist divergiert: Der Trainingsverlust von Epoche ${epoch} ist keine endliche Zahl; ${remedy}.`,
        validation: (epoch, remedy) =>
          `Das Training ist divergiert: Der Validierungsverlust von Epoche ${epoch} ist keine endliche Zahl; ${remedy}.`,
      },
      worseThanGuessing: (guessing, loss, remedy) =>
        `Das Training ist divergiert: Der Trainingsverlust ist größer als beim Raten${guessing} und endet bei ${loss}; ${remedy}.`,
      worseFromEpoch: (epoch, guessing, loss, remedy) =>
        `Das Training ist divergiert: Ab Epoche ${epoch} ist der Trainingsverlust größer als beim Raten${guessing} und endet bei ${loss}; ${remedy}.`,
      notLearned: {
        training: (best) =>
          `Das Modell hat nichts gelernt: Die beste Trainingsgenauigkeit, ${best}, ist nicht besser als Raten. Versuche es mit einer kleineren Lernrate, oder mit einer größeren, wenn sie sehr klein ist.`,
        validation: (best) =>
          `Das Modell hat nichts gelernt: Die beste Validierungsgenauigkeit, ${best}, ist nicht besser als Raten. Versuche es mit einer kleineren Lernrate, oder mit einer größeren, wenn sie sehr klein ist.`,
      },
      nothingApplies: (best, trained) =>
        `Das Modell hat nichts gelernt, was für die Validierungsbilder gilt: Die beste Validierungsgenauigkeit, ${best}, ist nicht besser als Raten, obwohl die Trainingsgenauigkeit ${trained} erreicht hat. Prüfe die Labels der Validierung, oder versuche es mit einer kleineren Lernrate.`,
      unvalidated: (accuracy, epochs) =>
        `Trainingsgenauigkeit ${accuracy} (${epochs}). Der Lauf hat keine Validierung, seine Genauigkeit bei neuen Bildern ist daher unbekannt.`,
      tooShort: (count, min) =>
        `${count === 1 ? '1 Epoche ist' : `${count} Epochen sind`} zu wenig, um die Konvergenz zu beurteilen: Trainiere mindestens ${min} Epochen.`,
      unstable: {
        loss: (epoch, training, validation) =>
          `Nach Epoche ${epoch} wurde das Training instabil: Der Trainingsverlust stieg ${training}, der Validierungsverlust ${validation}. Versuche es mit einer kleineren Lernrate oder verwende die Gewichte von Epoche ${epoch}.`,
        accuracy: (epoch, training, validation, noise) =>
          `Nach Epoche ${epoch} wurde das Training instabil: Die Trainingsgenauigkeit fiel ${training}, die Validierungsgenauigkeit ${validation} (Rauschen ${noise}). Versuche es mit einer kleineren Lernrate oder verwende die Gewichte von Epoche ${epoch}.`,
      },
      overfitting: {
        loss: (epoch, validation, training, accuracy) =>
          `Nach Epoche ${epoch} stieg der Validierungsverlust ${validation}, während sich der Trainingsverlust ${training} und die Validierungsgenauigkeit ${accuracy} änderte: Das Modell passt sich zu sehr an, verwende daher die Gewichte von Epoche ${epoch}.`,
        accuracy: (epoch, validation, training, noise) =>
          `Nach Epoche ${epoch} fiel die Validierungsgenauigkeit ${validation} (Rauschen ${noise}), während sich die Trainingsgenauigkeit ${training} änderte: Das Modell passt sich zu sehr an, verwende daher die Gewichte von Epoche ${epoch}.`,
      },
      improving: {
        loss: (losses, epoch, accuracies, noise) =>
          `Am Ende sank der Validierungsverlust noch (${losses} seit Epoche ${epoch}), während sich die Validierungsgenauigkeit nur innerhalb ihres Rauschens änderte (${accuracies}, Rauschen ${noise}): Weitere Epochen können helfen.`,
        trend: (accuracies, epoch, noise) =>
          `Am Ende stieg die Validierungsgenauigkeit noch langsam (${accuracies} seit Epoche ${epoch}, Rauschen ${noise}): Weitere Epochen können helfen.`,
        recent: (epoch, epochs, reached, noise, last) =>
          `Die Validierungsgenauigkeit war in Epoche ${epoch} von ${epochs} am höchsten (${reached}, Rauschen ${noise}) und endete bei ${last}: Trainiere weitere Epochen, um zu sehen, ob sie noch steigt.`,
        accuracy: (reached, noise) =>
          `Am Ende stieg die Validierungsgenauigkeit noch (beste ${reached}, Rauschen ${noise}): Weitere Epochen können helfen.`,
      },
      flat: (noise, training, validation) =>
        `Keine Genauigkeit stieg nach Epoche 1 um mehr als das Doppelte ihres Rauschens (${noise}): Die Trainingsgenauigkeit änderte sich ${training}, die Validierungsgenauigkeit ${validation}. Entweder hat das Modell schon in der ersten Epoche alles gelernt, oder die Lernrate ist ungeeignet.`,
      plateaued: {
        both: (epoch, reached, noise, training, epochs) =>
          `Nach Epoche ${epoch} stieg die Validierungsgenauigkeit nicht mehr (${reached}, Rauschen ${noise}), die Trainingsgenauigkeit auch nicht (${training}): ${epochs} hätten genügt.`,
        validation: (epoch, reached, noise, rise, training, epochs) =>
          `Nach Epoche ${epoch} stieg die Validierungsgenauigkeit nicht mehr (${reached}, Rauschen ${noise}), während die Trainingsgenauigkeit noch um ${rise} auf ${training} stieg: ${epochs} hätten genügt.`,
      },
    },
    fields: {
      off: 'aus',
      notWithEngine: '(nicht mit dieser Engine)',
      unchanged: (label, found, remedy, value) =>
        `${label}: ${found} ist nicht möglich (${remedy}). Der Wert ist wieder ${value}.`,
      choices: {
        momentum: 'SGD, Momentum 0,9',
        none: 'keine',
        quick: 'leicht, wie im Rezept quick',
        best: 'stark, wie im Rezept best',
        constant: 'konstant',
        cosine: 'Kosinus bis null',
        step: 'fällt in Stufen',
        exponential: 'fällt stetig',
        'one-cycle': 'steigt, fällt dann auf null',
        auto: 'am schnellsten',
        simd: 'simd, überall dieselben Bits',
      },
    },
    speed: {
      label: 'Tempo',
      help: 'Das Tempo ändert das Ergebnis nicht. Du kannst es während des Trainings ändern.',
      names: {
        '1': '1 Schritt pro Sekunde',
        '5': '5 Schritte pro Sekunde',
        '25': '25 Schritte pro Sekunde',
        slow: 'langsamer Start, dann volles Tempo',
        full: 'volles Tempo',
      },
    },
    slowMotion: (step, steps) => `Zeitlupe: Schritt ${step} von ${steps}. Danach folgt volles Tempo.`,
    curves: {
      title: { error: 'Prozent falsch', loss: 'Verlust' },
      axis: { error: 'falsche Vorhersagen', loss: 'Verlust (Nat)' },
      epoch: 'Epoche',
      training: 'Training',
      validation: 'Validierung',
      kept: (name) => `gestrichelt: früherer Lauf (${name || 'Referenzeinstellungen'})`,
      logarithmic: '(logarithmische Achse)',
      best: (epoch) => `beste: Epoche ${epoch}`,
      waiting: 'Beginnt mit den ersten Schritten',
      empty: (title) => `${title} je Epoche: noch keine Daten.`,
      description: (title, epoch, training, validation) =>
        `${title} je Epoche. Nach Epoche ${epoch}: Training ${training}, Validierung ${validation}.`,
    },
    compare: {
      with1998: 'Mit LeNet-5 (1998) vergleichen',
      keep: 'Diese Kurven zum Vergleich behalten',
      next: 'Der nächste Lauf wird über diese Kurven gezeichnet. Setze zurück, ändere eine Einstellung und starte neu.',
      shown: (name) => `Verglichen mit: ${name || 'Referenzeinstellungen'}.`,
      drop: 'Die früheren Kurven entfernen',
    },
    confusion: {
      title: 'Verwechslungen während des Lernens',
      of: (network, percent, count) => `${network}: ${percent} der ersten ${count} Testziffern richtig.`,
    },
    robustness: {
      title: 'Verzerrte Ziffern',
      intro:
        'Wie die Genauigkeit sinkt, wenn Ziffern verschoben, gedreht, skaliert, unscharf oder verrauscht sind.',
      measure: 'Robustheit messen',
      busy: 'Misst …',
      of: (network, count) => `${network}, mit ${count} Testziffern.`,
      failed: (why) => `Die Robustheit konnte nicht gemessen werden: ${why}.`,
    },
    augmentationPreview: {
      caption: (epoch) =>
        `Ziffern, wie das Netz sie in Epoche ${epoch} sieht: in jeder Epoche neu verzerrt, gegen Ende des Laufs schwächer.`,
      label: 'Verzerrte Ziffern',
      next: 'Nächste Epoche zeigen',
    },
    advanced: 'Weitere Einstellungen',
    limits: (min, max) => `${min} bis ${max}.`,
    limitAbove: (min) => `Mehr als ${min}.`,
    settings: {
      images: { label: 'Trainingsbilder', help: 'Von wie vielen Ziffern das Netz lernt.' },
      epochs: { label: 'Epochen', help: 'Wie oft das Training alle Trainingsbilder durchläuft.' },
      learningRate: {
        label: 'Lernrate',
        help: 'Wie weit ein Schritt die Gewichte ändert. Probiere 0,0001 und 0,1.',
      },
      optimizer: { label: 'Optimierer', help: 'Wie aus einem Gradienten eine Änderung der Gewichte wird.' },
      augmentation: {
        label: 'Augmentierung',
        help: 'Verzerrt die Trainingsbilder zufällig, damit das Netz mehr Varianten sieht.',
      },
      batchSize: { label: 'Batchgröße', help: 'Über wie viele Bilder ein Schritt mittelt.' },
      schedule: { label: 'Zeitplan', help: 'Wie sich die Lernrate während des Laufs ändert.' },
      dropEpochs: {
        label: 'Epochen je Stufe',
        help: 'Nach wie vielen Epochen die Lernrate um den Faktor gefallen ist.',
      },
      dropFactor: {
        label: 'Faktor je Stufe',
        help: 'Womit die Lernrate bei jeder Stufe multipliziert wird.',
      },
      plateau: {
        label: 'Plateau',
        help: 'Nach wie vielen Epochen ohne kleineren Verlust die Lernrate fällt. Leer: nie.',
      },
      plateauFactor: {
        label: 'Faktor am Plateau',
        help: 'Womit die Lernrate an einem Plateau multipliziert wird.',
      },
      clipNorm: {
        label: 'Gradient begrenzen',
        help: 'Ein längerer Gradient wird auf diese Länge gekürzt. Probiere 1 bei einer großen Lernrate. Leer: nie.',
      },
      l2: {
        label: 'L2-Strafterm',
        help: 'Addiert die Quadrate der Gewichte mal diesen Faktor zum Verlust, damit die Gewichte klein bleiben. Probiere 0,0001.',
      },
      seed: { label: 'Startwert', help: 'Derselbe Startwert gibt dieselben Zufallszahlen.' },
      engine: { label: 'Engine', help: 'Das Programm, das trainiert. Meist passt das schnellste.' },
      kernels: { label: 'Kernels', help: 'Die Befehle des Prozessors, die das Training benutzt.' },
    },
  },
  figures: {
    confusion: {
      title: 'Konfusionsmatrix',
      predicted: 'vorhergesagt',
      truth: 'wahr',
      cell: (truth, predicted, count) => `${truth} als ${predicted} vorhergesagt: ${count}`,
      description: (count, correct, percent) =>
        `Von ${count} Bildern sind ${correct} (${percent}) richtig vorhergesagt.`,
      mistakes: (cells) => `Häufigste Fehler: ${cells}.`,
    },
    robustness: {
      title: 'Genauigkeit bei verzerrten Bildern',
      note: 'nach der Stärke der Verzerrung · 0: die Bilder selbst',
      description: (clean, mean) =>
        `Die Genauigkeit ist ${clean} bei den Bildern selbst und ${mean} im Mittel über die Verzerrungen und Stärken.`,
      lowest: (name, percent) => `Bei der größten Stärke ist sie am niedrigsten für ${name}: ${percent}.`,
      names: {
        shift: 'Verschiebung',
        rotation: 'Drehung',
        scale: 'Größe',
        thickness: 'Strichbreite',
        noise: 'Rauschen',
        blur: 'Unschärfe',
        elastic: 'elastisch',
      },
    },
  },
  network1998: {
    choice: 'Netz',
    train: {
      title: 'Das Netz von 1998 trainieren',
      heading: 'LeNet-5 trainieren, wie 1998 veröffentlicht',
      intro:
        '60.000 Gewichte: Subsampling mit Koeffizienten, die Verbindungstabelle von C3 und Ausgabeneuronen an den Bitmaps der Ziffern. Diese Seite trainiert es mit Adam und Batches von 32 Bildern. Das Netz bleibt erhalten, bis du die Seite schließt.',
      startOver: 'Neu beginnen',
      position: (epoch, percent) => `Epoche ${epoch}, ${percent}`,
      pauseOther: 'Halte den anderen Lauf an, um diesen zu trainieren.',
      engine: (name) => `Engine: ${name}`,
      because: (why) => `, weil ${why}`,
      digit: 'Ziffer',
      lossNote:
        'Der Verlust ist der aus Gleichung 9 der Veröffentlichung. Ein untrainiertes Netz ist von jeder Bitmap weit entfernt, daher ist sein Verlust etwa 83.',
    },
    look: {
      title: 'In das Netz von 1998 hineinsehen',
      top: 'Netz und Ziffer',
      why: 'Warum Softmax die Bitmaps ersetzt hat',
      whyText:
        'Ein Netz mit Bitmaps muss für jede Ziffer 84 vorgegebene Werte lernen, obwohl nur die Unterschiede zwischen den zehn Klassen zählen. Softmax hat keine vorgegebenen Ziele: Das Netz lernt selbst die zehn Richtungen, die die Klassen trennen, und die Kreuzentropie vergleicht sie alle. Der Preis ist „keine davon“: Die Wahrscheinlichkeiten von Softmax ergeben immer zusammen 1, so fremd das Bild auch ist.',
    },
    c3: {
      title: 'Die Verbindungen von C3',
      intro:
        'Jede der 16 Karten von C3 (Spalten) liest 3 bis 6 der 6 Karten von S2 (Zeilen), sodass keine zwei Karten von C3 dieselbe Eingabe sehen. Eine Zelle zeigt die Gewichte einer Verbindung. Zeige auf eine Spalte, um zu sehen, was sie liest.',
      map: (map) => `C3, Karte ${map}`,
      reads: (map, first, last) => `C3, Karte ${map} liest die Karten ${first} und ${last} von S2.`,
    },
    code: {
      title: 'Der Code in F6 und die zehn Bitmaps',
      intro:
        'F6 hat 84 Werte, gezeigt in 12 Zeilen zu 7. Jedes Ausgabeneuron liefert den quadrierten Abstand zwischen ihnen und der Bitmap ihrer Ziffer. Der kleinste Abstand entscheidet.',
      loading: 'Die Testziffern werden geladen …',
      untrained:
        'Dieses Netz ist nicht trainiert: Alle seine Codes sind von jeder Bitmap weit entfernt. Trainiere es in der Ansicht Trainieren.',
      digit: 'Ziffer',
      code: 'Code',
      codeLabel: 'Der Code der Ziffer',
      bitmap: (digit) => `Die Bitmap der ${digit}`,
      truth: (label) => ` Die richtige Klasse ist ${label}.`,
      rejected: (nearest, none) =>
        `Am nächsten ist die Bitmap der ${nearest}, aber „keine davon“ ist wahrscheinlicher: ${none}.`,
      nearest: (nearest, best, none) =>
        `Am nächsten ist die Bitmap der ${nearest}: ${best}. „Keine davon“ hat ${none}.`,
    },
    names: { modern: 'Heutige Fassung', '1998': 'LeNet-5 (1998)' },
  },
  map: {
    title: 'Eine Karte dessen, was F6 sieht',
    intro:
      'Jeder Punkt ist eine Testziffer, platziert nach ihren 84 Werten in F6. Ziffern, die das Netz ähnlich behandelt, liegen beieinander; der Ring ist deine Ziffer.',
    computing: 'Die Karte wird berechnet …',
    failed: (why) => `Die Karte konnte nicht berechnet werden: ${why}.`,
    loadAll: 'Alle 10.000 Testziffern laden (11 MB)',
    label: (count) => `Karte von ${count} Testziffern nach ihren Werten in F6`,
    of: (network, count) => `${count} Testziffern. Netz: ${network}.`,
    arrangement: 'Anordnung',
    arrangements: { pca: 'Ebene (PCA)', umap: 'Nachbarn (UMAP)' },
    plane: (first, second) =>
      `Die Werte sind auf die zwei Richtungen projiziert, in denen sie am meisten streuen (Hauptkomponentenanalyse). Diese enthalten ${first} und ${second} der Varianz. Die Karte folgt dem Training.`,
    umap: (count) =>
      `UMAP beginnt mit der Ebene und rückt Ziffern mit ähnlichen Werten zusammen. Die Gruppen werden deutlich, aber die Abstände zwischen ihnen sagen wenig aus. Deine Ziffer liegt in der Mitte der ${count} nächsten.`,
    findingNeighbors: 'Die Nachbarn jeder Ziffer werden gesucht …',
    arranging: (percent) => `Die Ziffern werden angeordnet: ${percent}`,
    arrangeAgain: 'Für das ausgewählte Netz anordnen',
    nearest: (labels) => `Labels der nächsten Testziffern, in allen 84 Werten: ${labels}.`,
    digit: (index, label) => `Testziffer ${index}, Label ${label}`,
  },
  why: {
    choice: 'Erklärung',
    names: { occlusion: 'Einen Teil abdecken', gradient: 'Tinte hinzufügen', nudge: 'In die Irre führen' },
    occlusion: {
      intro:
        'Ein Quadrat aus 5×5 Pixeln weißem Papier deckt einen Teil der Ziffer nach dem anderen ab, und das Netz liest jede Fassung. Die Karte zeigt, wie stark die Wahrscheinlichkeit seiner Antwort sinkt.',
      label: (answer) => `Die Teile der Ziffer, von denen die Antwort ${answer} abhängt`,
      busy: 'Wird berechnet …',
      largest: (points) =>
        `An der wichtigsten Stelle sinkt die Wahrscheinlichkeit im Mittel um ${points} Prozentpunkte.`,
      positive: 'spricht für die Antwort',
      negative: 'spricht dagegen',
    },
    gradient: {
      intro:
        'Der Gradient der Punktzahl der Antwort nach jedem Pixel (eine Saliency-Karte): wo etwas mehr Tinte die Punktzahl heben oder senken würde. Er beschreibt nur kleine Änderungen.',
      label: (answer) => `Der Gradient der Punktzahl von ${answer} für jedes Pixel`,
      positive: 'mehr Tinte hebt die Punktzahl',
      negative: 'mehr Tinte senkt die Punktzahl',
    },
    nudge: {
      intro: (label) =>
        `Jedes Pixel ändert sich um denselben kleinen Betrag, in der Richtung, die den Verlust für die Ziffer ${label} erhöht (Fast Gradient Sign Method). Ein Mensch sieht das kaum.`,
      before: 'Vorher',
      difference: 'Unterschied × 10',
      after: 'Nachher',
      strength: 'Änderung je Pixel',
      find: 'Die kleinste Änderung suchen, die das Netz in die Irre führt',
      searching: 'Sucht …',
      found: (percent, label) =>
        `Eine Änderung um ${percent} der vollen Tinte genügt: Das Netz antwortet dann ${label}.`,
      none: (percent) => `Keine Änderung bis ${percent} führt das Netz in die Irre.`,
      moreInk: 'Tinte kam hinzu',
      lessInk: 'Tinte wurde entfernt',
    },
  },
  classSet: {
    title: 'Deine Testmenge',
    empty: 'Es gibt noch keine Zeichnungen. Zeichne eine Ziffer und füge sie mit ihrem Namen hinzu.',
    score: (right, count, percent) =>
      `Das Netz liest ${right} von ${count} Zeichnungen richtig (${percent}).`,
    network: (name) => `Netz: ${name}`,
    perClass: 'Zeichnungen jeder Ziffer',
    of: (right, count) => `${right} von ${count}`,
    draw: 'Noch eine Ziffer zeichnen',
    onlyWrong: 'Nur Fehler zeigen',
    label: (label) => `${label}`,
    readAs: (label, answer) => `${label}, gelesen als ${answer}`,
    open: (label) => `Die Zeichnung der ${label} öffnen`,
    remove: (label) => `Die Zeichnung der ${label} löschen`,
    files: 'Dateien',
    filesNote:
      'Die Testmenge sind zwei IDX-Dateien, wie die von MNIST. Lege beide in einen Ordner, um jedes Modell auf der Kommandozeile damit zu prüfen. Du kannst auch die Zeichnungen eines anderen Geräts hinzufügen: Wähle seine beiden Dateien zusammen aus.',
    saveImages: 'Die Bilder speichern',
    saveLabels: 'Die Namen speichern',
    add: 'Aus Dateien hinzufügen …',
    removeAll: 'Alle Zeichnungen löschen',
    question: (count) => `Alle ${count} Zeichnungen löschen? Das lässt sich nicht rückgängig machen.`,
    keep: 'Behalten',
  },
  lesson: {
    label: 'Lektion',
    do: 'Tun:',
    see: 'Sehen:',
    predict: 'Erst vorhersagen:',
    found: 'Das Netz:',
    right: 'Richtig.',
    wrong: 'Diesmal nicht.',
    again: 'Noch einmal fragen',
    working: 'Das Netz rechnet …',
    noDigit: 'Zeichne zuerst eine Ziffer.',
    fold: 'Text ausblenden',
    unfold: 'Text zeigen',
    previous: 'Zurück',
    next: 'Nächster Schritt',
    end: 'Die Lektion beenden',
    open: (view) => `„${view}“ für diesen Schritt öffnen`,
    hand: {
      loss: (label, probability, loss) =>
        `Das Netz gibt der wahren Ziffer ${label} die Wahrscheinlichkeit p = ${probability}. Der Verlust ist −ln p = ${loss}.`,
      gradient: (label, probability, gradient) =>
        `Der Gradient für den Ausgang ${label} ist p − 1 = ${probability} − 1 = ${gradient}.`,
      rate: 'Wähle eine Lernrate η. Aus dem Bias b dieses Ausgangs wird b − η · Gradient:',
      all: (before, after) =>
        `Alle 44.426 Parameter machen einen solchen Schritt. Der Verlust geht von ${before} auf ${after}.`,
    },
    steps: {
      draw: {
        title: 'Zeichnen',
        text: 'Das Netz sieht 28×28 Grauwerte und antwortet mit zehn Wahrscheinlichkeiten. Es hat aus 60.000 Ziffern gelernt, die Menschen geschrieben haben.',
        do: 'Zeichne eine Ziffer auf die Fläche.',
        see: 'Die zehn Balken ergeben zusammen 100 %. Der längste ist die Antwort.',
        question: 'Die Seite dreht deine Ziffer um ein Viertel. Was antwortet das Netz dann?',
        options: ['Dieselbe Ziffer', 'Eine andere Ziffer'],
        outcome: (answer, percent) =>
          `Es antwortet ${answer} (${percent}). Es kennt kein „Ich weiß es nicht“, und gedrehte Ziffern hat es nie gesehen.`,
      },
      filter: {
        title: 'Ein Filter',
        text: 'C1 hat sechs Filter aus 5×5 Gewichten. Ein Filter multipliziert die 25 Pixel unter sich mit seinen Gewichten und addiert die Produkte: Passt das Bild, ist die Summe groß.',
        do: 'Zeige auf Zellen von C1 im Diagramm. Wähle eine aus.',
        see: 'Das Fenster in der Eingabe, die 25 Produkte und ihre Summe.',
        question: 'In welcher der sechs Karten von C1 steht der größte Wert für deine Ziffer?',
        options: ['1', '2', '3', '4', '5', '6'],
        outcome: (map, row, column, value) =>
          `Der größte Wert, ${value}, steht in Karte ${map}, Zeile ${row}, Spalte ${column}. Das Diagramm zeigt jetzt, wie er berechnet wird.`,
      },
      sliding: {
        title: 'Gleiten',
        text: 'Der Filter gleitet über die Eingabe. An jeder der 24×24 Stellen benutzt er dieselben 25 Gewichte, also findet er einen Strich, wo er auch ist.',
        do: 'Spiele den Vorwärtslauf ab.',
        see: 'Das Fenster bewegt sich über die Eingabe, und die Karten füllen sich Stelle für Stelle.',
        question: 'Deine Ziffer rückt 3 Pixel nach rechts. Was geschieht mit Karte 1 von C1?',
        options: ['Sie rückt auch 3 Zellen', 'Sie bleibt gleich', 'Sie ändert ihre Form'],
        outcome: (moved, same) =>
          `Größter Unterschied zur Karte, die um 3 Zellen verschoben ist: ${moved}. Zur Karte, wie sie war: ${same}.`,
      },
      pooling: {
        title: 'Pooling',
        text: 'S2 und S4 ersetzen jedes Quadrat aus 2×2 Werten durch ihren Mittelwert. Die Karten werden kleiner, und kleine Bewegungen zählen weniger.',
        do: 'Wähle ein Neuron von S2.',
        see: 'Sein Wert ist der Mittelwert von vier Werten von C1.',
        question:
          'Deine Ziffer rückt ein Pixel. In welcher Schicht ändern sich die Werte am wenigsten, verglichen mit ihrer Größe?',
        options: ['C1', 'S2', 'S4'],
        outcome: (c1, s2, s4) => `C1 ändert sich um ${c1}, S2 um ${s2}, S4 um ${s4}.`,
      },
      decision: {
        title: 'Die Entscheidung',
        text: 'Drei vollständig verbundene Schichten machen aus den 256 Werten von S4 zehn Punktzahlen. Softmax macht daraus Wahrscheinlichkeiten: Ein Punkt mehr vervielfacht eine Wahrscheinlichkeit mit 2,7, bevor alle auf 100 % skaliert werden.',
        do: 'Wähle die Neuronen der Ausgabe, eines nach dem anderen.',
        see: 'Die Punktzahl jeder Ziffer ist eine Summe über die 84 Werte von F6.',
        question:
          'Ein kleines Quadrat aus Papier deckt einen Teil des Bildes ab. Wo senkt es die Wahrscheinlichkeit der Antwort am stärksten?',
        options: [
          'oben links',
          'oben',
          'oben rechts',
          'links',
          'Mitte',
          'rechts',
          'unten links',
          'unten',
          'unten rechts',
        ],
        outcome: (answer, points) =>
          `Dort sinkt die Wahrscheinlichkeit von ${answer} im Mittel um ${points} Prozentpunkte. Blaue Teile sprechen für die Antwort.`,
        picture: (answer) => `Die Teile der Ziffer, von denen die Antwort ${answer} abhängt`,
      },
      loss: {
        title: 'Verlust und ein Schritt von Hand',
        text: 'Der Verlust sagt, wie falsch das Netz bei der wahren Ziffer liegt. Sein Gradient sagt für jedes Gewicht, in welcher Richtung der Verlust steigt. Lernen ist ein kleiner Schritt in die Gegenrichtung.',
        do: 'Wähle Lernraten und rechne nach.',
        see: 'Der Verlust nach dem Schritt, berechnet mit allen geänderten Gewichten.',
        question: 'Ein Schritt mit η = 0,01 senkt den Verlust. Was macht ein tausendmal so langer Schritt?',
        options: ['Er senkt den Verlust stärker', 'Er senkt den Verlust weniger', 'Er erhöht den Verlust'],
        outcome: (before, short, long) =>
          `Verlust vorher: ${before}; nach η = 0,01: ${short}; nach η = 10: ${long}.`,
      },
      training: {
        title: 'Training und Überanpassung',
        text: 'Training wiederholt solche Schritte mit vielen Ziffern. Mit wenigen Ziffern kann das Netz sie auswendig lernen und bei neuen trotzdem falschliegen: Es passt sich zu sehr an.',
        do: 'Drücke auf „Starten“. Das Netz lernt nur aus 1.000 Ziffern, aus jeder 20-mal. Wenn es schon einen Lauf gibt, setze ihn zuerst zurück und öffne dann diesen Schritt noch einmal.',
        see: 'Die zwei Kurven: falsche Antworten bei den Trainingsziffern, und bei Testziffern, aus denen es nicht lernt.',
        question: 'Wie genau ist es danach bei den Testziffern, verglichen mit den Trainingsziffern?',
        options: ['Genauer', 'Gleich, auf einen Punkt genau', 'Ungenauer'],
        missing: 'Du kannst antworten, wenn das Training fertig ist.',
        outcome: (training, test) =>
          `Trainingsziffern: ${training} richtig in der letzten Epoche. Testziffern: ${test}.`,
      },
      breaking: {
        title: 'Wo es versagt',
        text: 'Das Netz kennt nur Bilder wie die, aus denen es gelernt hat. Regler können eine Ziffer schwer lesbar machen, und ein Muster, das ein Mensch kaum sieht, kann genügen.',
        do: 'Bewege die Regler, bis die Antwort falsch ist. Leere die Fläche und zeichne noch einmal.',
        see: 'Wie weit du gehen kannst, bis sich die Antwort ändert, und was du selbst noch liest.',
        question:
          'Jedes Pixel dieser Ziffer ändert sich um höchstens 10 %, in die schlimmste Richtung. Ändert sich die Antwort?',
        options: ['Sie bleibt', 'Sie ändert sich'],
        outcome: (from, to, percent) =>
          `Vorher: ${from}. Nachher: ${to} (${percent}). „In die Irre führen“ zeigt beide Bilder und findet die kleinste Änderung.`,
      },
    },
  },
  share: {
    title: 'Teilen und zeigen',
    note: 'Der Link öffnet, was du jetzt siehst.',
    withoutNetwork:
      'Der Link öffnet diese Seite mit ihrem fertig trainierten Netz: Dein Netz bleibt auf diesem Computer.',
    scan: 'Scanne den Code mit einem Handy oder Tablet.',
    code: 'QR-Code des Links',
    link: 'Link',
    copy: 'Den Link kopieren',
    copied: 'Der Link ist kopiert.',
    notCopied: 'Der Browser erlaubt das Kopieren nicht. Markiere den Link und kopiere ihn.',
    withDigit: 'Mit dieser Ziffer',
    big: 'Große Schrift, für eine Klasse',
    lesson: 'Mit der Lektion',
    hide: 'Teile der Seite ausblenden',
    parts: {
      header: 'Leiste oben',
      layers: 'die sieben Schichten',
      sliders: 'Regler',
      why: 'warum diese Antwort',
      'test-digits': 'Testziffern',
      cards: 'wie es weitergeht',
      map: 'Karte von F6',
      footer: 'Fußzeile',
    },
    apply: 'Diese Seite so zeigen',
    print: 'Drucken',
    printLesson: 'Die Lektion drucken',
    close: 'Schließen',
    tooLong: 'Der Link ist zu lang für einen Code. Lass die Ziffer weg.',
  },
};
