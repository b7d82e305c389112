import type { Texts } from './en.js';
import type { FoundTexts } from './found-phrases.js';

/** The texts of the page in German. */
export const de: Texts = {
  punctuation: { colon: ': ', semicolon: '; ', decimalMark: ',', megabyte: 'MB' },
  shell: {
    description:
      'Zeichne eine Ziffer und sieh, wie das neuronale Netz LeNet-5 sie liest: Schau hinein, trainiere es in diesem Tab, und finde heraus, wo es scheitert.',
    skip: 'Zum Inhalt springen',
    views: 'Ansichten',
    nav: { draw: 'Zeichnen', look: 'Hineinsehen', train: 'Trainieren', class: 'Eigene Ziffern' },
    options: 'Optionen',
    network: 'Netz',
    readyMade: (percent) => `fertig trainiert, ${percent} richtig`,
    networkLoading: 'lädt …',
    openFile: 'Öffnen …',
    openFileLong:
      'Ein Modell öffnen: eine Datei in safetensors, ONNX, Keras oder CSV, oder model.json mit weights.bin',
    share: 'Teilen …',
    lesson: 'Lektion',
    language: 'Sprache',
    theme: 'Farben',
    themes: { auto: 'Auto', light: 'Hell', dark: 'Dunkel' },
    dismiss: 'Schließen',
    local: 'Alles läuft in diesem Tab. Kein Bild, keine Ziffer und kein Gewicht verlässt deinen Computer.',
    notVerified: 'Die MNIST-Daten sind nicht verifiziert: In einem unsicheren Kontext gibt es kein SHA-256.',
    cores: {
      one: 'Dieser Computer hat einen Kern.',
      'one-of-several':
        'Die Seite ist nicht ursprungsübergreifend isoliert, also können sich Threads keinen Speicher teilen: Das Training benutzt einen Kern und dauert länger.',
      all: 'Das Training benutzt alle Kerne dieses Computers.',
    },
    loading: 'Lädt …',
    dataFailed:
      'Die Trainingsdaten konnten nicht geladen werden, deshalb ist kein Training möglich. Zeichnen und Hineinsehen gehen weiterhin.',
    details: 'Einzelheiten',
    tryAgain: 'Erneut versuchen',
    reload: 'Neu laden',
    partMissing: (why) =>
      `Dieser Teil der App konnte nicht geladen werden (${why}). Prüfe die Verbindung und lade die Seite neu.`,
    dropHint: 'Ein Bild oder eine Modelldatei hier ablegen',
  },
  data: {
    needed: (size) => `Das Training lädt zuerst MNIST: ${size}.`,
    load: 'Jetzt laden',
    loading: (percent, size) => `MNIST lädt: ${percent} von ${size}`,
    ready: (count) => `${count} Trainingsbilder sind geladen.`,
  },
  draw: {
    intro: 'Zeichne eine Ziffer und sieh zu, wie ein kleines neuronales Netz sie liest.',
    pad: 'Eine Ziffer zeichnen',
    padHint: 'Zeichne eine Ziffer',
    padLabel: 'Zeichenfläche, 28 mal 28 Zellen',
    padKeys:
      'Tastatur: Die Pfeiltasten bewegen die Zelle, Umschalt mit einer Pfeiltaste zeichnet, die Leertaste fügt Tinte hinzu, Entf radiert, 0 bis 9 nehmen eine Testziffer, U macht rückgängig, C leert die Fläche. Du kannst ein Bild einfügen oder irgendwo auf der Seite ablegen.',
    cell: (column, row) => `Spalte ${column}, Zeile ${row}`,
    pen: 'Stift',
    pens: { thin: 'dünn', medium: 'mittel', thick: 'dick' },
    eraser: 'Radierer',
    undo: 'Rückgängig',
    clear: 'Leeren',
    image: 'Bild …',
    answer: 'Antwort',
    layers: 'Die sieben Schichten',
    layersLabel: (answer) => `Die sieben Schichten des Netzes, von der Eingabe bis zu ${answer}.`,
    layersEmpty: 'Die Schichten leuchten auf, während du zeichnest.',
    layersKey: { positive: 'positiv', negative: 'negativ' },
    input: 'Eingabe des Netzes',
    inputLabel: 'Die Ziffer mit 28 mal 28 Pixeln',
    inputNote:
      'Das Netz sieht 28×28 Pixel. Die Seite bereitet sie vor wie in MNIST: Sie schneidet die Tinte aus, gibt zu dünnen oder zu dicken Linien die übliche Breite, skaliert die Ziffer auf 20×20 Pixel und zentriert ihren Schwerpunkt.',
    distort: 'Die Ziffer verzerren',
    sliders: {
      shiftX: 'Nach rechts',
      shiftY: 'Nach unten',
      rotate: 'Drehen',
      scale: 'Größe',
      stroke: 'Strichbreite',
      noise: 'Rauschen',
      contrast: 'Kontrast',
    },
    reset: 'Zurücksetzen',
    distorted: 'Die Regler verzerren diese Ziffer, bevor das Netz sie sieht.',
    removeDistortion: 'Verzerrung entfernen',
    testDigit: 'Oder eine Testziffer nehmen',
    previousDigit: 'Vorige Testziffer',
    nextDigit: 'Nächste Testziffer',
    digitNumber: (last) => `Nummer der Testziffer, 0 bis ${last}`,
    random: 'Zufällig',
    label: (label) => `Wahre Ziffer: ${label}`,
    nextOfClass: 'Nächste Testziffer einer Klasse',
    save: {
      title: 'Eine Testmenge sammeln',
      text: 'Füge diese Zeichnung mit der Ziffer hinzu, die sie zeigt. Die Zeichnungen bleiben in diesem Browser.',
      choice: 'Die Ziffer, die die Zeichnung zeigt',
      as: (label) => `Die Zeichnung als ${label} hinzufügen`,
      saved: (label, count) =>
        `Als ${label} hinzugefügt. Deine Testmenge hat ${count} ${count === 1 ? 'Zeichnung' : 'Zeichnungen'}.`,
    },
    why: 'Warum diese Antwort?',
    cards: {
      lesson: {
        title: 'Die Lektion',
        text: 'Acht Schritte: was das Netz sieht, wie es entscheidet und lernt, und wo es versagt.',
      },
      look: {
        title: 'Jede Zahl sehen',
        text: 'Hineinsehen: sieben Schichten und die Summe hinter jedem Neuron.',
      },
      train: {
        title: 'Lernen lassen',
        text: 'Mit zufälligen Gewichten beginnen und zusehen, wie es besser wird.',
      },
    },
  },
  prediction: {
    correct: 'Das ist richtig.',
    wrong: (label) => `Das ist falsch: Die Ziffer ist eine ${label}.`,
    sentence: (first, share, second, other) =>
      `Das Netz sagt ${first} vorher (${share}), danach ${second} (${other}).`,
    empty: 'Die Fläche ist leer: Zeichne eine Ziffer, um eine Vorhersage zu bekommen.',
    noNetwork: 'Es gibt noch kein Netz, also auch keine Vorhersage.',
    digitLoading: (index) => `Testziffer ${index} lädt …`,
    digitUnavailable: (index) =>
      `Testziffer ${index} ist nicht verfügbar, weil die Daten nicht geladen werden konnten. Zeichne eine Ziffer, oder nimm eine andere Testziffer.`,
  },
  status: {
    restoring: 'Wird geladen …',
    ready: 'Bereit',
    preparing: 'Wird vorbereitet …',
    running: 'Trainiert',
    pausing: 'Wird angehalten …',
    paused: 'Angehalten',
    finished: 'Fertig',
    brief: 'Training beendet',
    epochs: (done, total) => `${done} von ${total} ${total === 1 ? 'Epoche' : 'Epochen'}`,
    inEpoch: (status, epoch, epochs) => `${status}, Epoche ${epoch} von ${epochs}`,
    atStep: (epoch, epochs, step, steps) => `Epoche ${epoch} von ${epochs}, Schritt ${step} von ${steps}`,
    done: (epochs) => `${epochs} trainiert`,
    epochDone: (epoch, percent) => `Epoche ${epoch} beendet: ${percent} der Testziffern richtig.`,
  },
  warnings: {
    severalDigits: (count) =>
      `Die Zeichnung zeigt anscheinend ${count} Ziffern, die das Netz als eine liest. Zeichne eine Ziffer.`,
    cutOff: 'Die Zeichnung berührt den Rand der Fläche, wo ein Teil fehlen kann.',
    small: (times) =>
      `Die Zeichnung ist klein: Sie wurde ${times}-mal vergrößert, ihre Einzelheiten sind grob. Zeichne größer.`,
    muchInk:
      'Die Zeichnung bedeckt so viel der Fläche, dass Tinte und Papier schwer zu unterscheiden sind. Sieh dir die Eingabe des Netzes an.',
    image: {
      severalDigits: (count) =>
        `Das Bild zeigt anscheinend ${count} Ziffern, die als eine gelesen wurden: Schneide es auf eine Ziffer zu.`,
      backgroundRemoved:
        'Das Bild hat einen Rahmen, einen dunklen Rand, ungleichmäßiges Licht oder Linien, die entfernt wurden: Prüfe das Ergebnis, oder schneide es auf die Ziffer zu.',
      touchesBorder:
        'Das Bild hat Tinte von Rand zu Rand: Verwende eine Ziffer auf weißem Papier, mit einem Rand.',
      muchInk: (percent) =>
        `Das Bild ist zu ${percent} mit Tinte bedeckt: Verwende eine Ziffer auf weißem Papier.`,
    },
  },
  network: {
    shipped: (percent) => `fertig trainiert, ${percent} der Testziffern`,
    untrained: 'dieser Lauf, vor dem Training',
    afterEpoch: (epoch) => `dieser Lauf, nach Epoche ${epoch}`,
    inEpoch: (epoch, step) => `dieser Lauf, in Epoche ${epoch}, Schritt ${step}`,
    file: (names) => `aus ${names}`,
    and: ' und ',
  },
  address: {
    notUsed: (values) => `Die Seite verwendet diese Werte der Adresse nicht: ${values}.`,
    use: (known) => `möglich: ${known}`,
    useEither: (one, other) => `möglich: ${one} oder ${other}`,
    useInteger: (min, max) => `möglich: eine ganze Zahl von ${min} bis ${max}`,
    useNumber: (min, max) => `möglich: eine Zahl von ${min} bis ${max}`,
    useMoreThan: (min) => `möglich: eine Zahl größer als ${min}`,
    orWord: (remedy, word) => `${remedy} oder ${word}`,
    useDigit: 'möglich: eine Zahl von 0 bis 9999 oder eine Zeichnung',
    useLabel: 'möglich: eine Ziffer von 0 bis 9',
    useUnit: 'möglich: Schicht, Karte, Zeile und Spalte, etwa conv1.0.6.9',
    unknown: 'unbekannter Name',
    ofRun: (value) => `der Lauf dieses Tabs hat ${value}`,
    notApplicable: 'gilt bei diesen Einstellungen nicht',
  },
  notices: {
    shipped: (why) => `Ein Teil der App fehlt: ${why}.`,
    start: (why) => `Der Lauf konnte nicht geöffnet werden: ${why}.`,
    texts: (why) => `Die Texte konnten nicht geladen werden: ${why}.`,
    file: (why) => `Die Datei konnte nicht geöffnet werden: ${why}.`,
    addressFile: (why) => `Das Netz wurde nicht geöffnet: ${why}.`,
    isolation: 'Lade die Seite einmal neu, um mit allen Kernen zu trainieren.',
    notKept: (losses) =>
      `Der Browser erlaubt dieser Seite nicht, etwas zu speichern. Beim Neuladen geht verloren: ${losses}.`,
    losses: { theme: 'die Farben', run: 'der Lauf', language: 'die Sprache', drawings: 'die Zeichnungen' },
    keepRun: 'Lade einen Checkpoint herunter, um einen Lauf zu behalten.',
    image: (why) => `Das Bild wurde nicht geöffnet: ${why}.`,
    imageScaled: (percent, megapixels) =>
      `Das Bild wurde auf ${percent} verkleinert, weil es mehr als ${megapixels} Megapixel hat.`,
    restored: (done) => `Dein letzter Lauf ist wiederhergestellt: ${done} trainiert.`,
    lost: 'Die Seite wurde neu geladen, bevor der erste Checkpoint des Laufs gespeichert war. Der Lauf beginnt daher von vorn.',
    opened: (done) => `Der Lauf der Datei ist geöffnet: ${done} trainiert.`,
    busy: 'Dieser Tab trainiert. Halte das Training zuerst an und öffne dann den Lauf der Datei.',
    openRun: 'Lauf öffnen',
    otherTab:
      'Der gespeicherte Lauf ist in einem anderen Tab geöffnet. Dieser Tab beginnt daher einen neuen Lauf.',
    stopped: (why) => `Das Training wurde unterbrochen: ${why}.`,
    lostSinceCheckpoint: 'Verloren ist nur das Training seit dem letzten Checkpoint.',
    resume: 'Fortsetzen',
    storageFull: 'Der Speicher des Browsers ist voll',
    notStored: (why) => `Der Browser kann den Lauf nicht speichern (${why})`,
    keepTraining: (problem) =>
      `${problem}. Das Training geht weiter, aber beim Neuladen ginge der Lauf verloren. Lade einen Checkpoint herunter oder schaffe Platz.`,
    epochMissing: (epoch) => `Das Netz von Epoche ${epoch} wurde nicht gespeichert.`,
    modelOpened: (names) => `Das Netz aus ${names} ist gewählt.`,
    modelNotOpened: (names, why) =>
      `${names} wurde nicht geöffnet: ${why}. Das gewählte Netz bleibt unverändert.`,
    isCheckpoint: (done) =>
      `Die Datei ist ein Checkpoint, ${done} trainiert: Du kannst ihren Lauf anstelle des Laufs dieses Tabs öffnen.`,
    readAs: (notes) => `So wurde die Datei gelesen: ${notes}.`,
    assumedLayers:
      'Die Datei beschreibt ihre Schichten nicht: Wähle die Aktivierung und das Pooling, mit denen das Netz trainiert wurde, oder kein Pooling (none) bei Faltungen mit Schrittweiten. Angenommen werden Pixel von 0 bis 1. Mit anderen sind die Vorhersagen falsch.',
    activation: 'Aktivierung',
    pooling: 'Pooling',
    strides: 'Schrittweiten',
  },
  errors: {
    packages: {
      SAFETENSORS_TRUNCATED: {
        problem: 'die safetensors-Datei ist abgeschnitten',
        remedy: 'kopiere oder speichere sie erneut',
      },
      SAFETENSORS_CHECKSUM: {
        problem: 'die safetensors-Datei ist beschädigt',
        remedy: 'verwende eine andere Kopie oder eine frühere Datei',
      },
      SAFETENSORS_BAD_HEADER: {
        problem: 'der Kopf der safetensors-Datei ist ungültig',
        remedy: 'verwende eine Datei, die eine safetensors-Bibliothek geschrieben hat',
      },
      SAFETENSORS_BAD_OFFSETS: {
        problem: 'die safetensors-Datei ist ungültig',
        remedy: 'speichere sie erneut',
      },
      SAFETENSORS_DTYPE: {
        problem: 'ein Tensor der Datei ist nicht F32, F16 oder BF16',
        remedy: 'speichere ihn als float32',
      },
      CORE_WEIGHTS_MISMATCH: {
        problem: 'die Gewichte passen nicht zu den Schichten',
        remedy: 'verwende Gewichte derselben Architektur',
      },
      CORE_WEIGHTS_NOT_FINITE: {
        problem: 'ein Gewicht ist keine endliche Zahl',
        remedy: 'das Training ist divergiert; trainiere mit einer kleineren Lernrate',
      },
      MODEL_WRONG_SHAPE: {
        problem: 'das Modell passt nicht zu den Daten',
        remedy: 'verwende ein Modell mit 28×28 Eingaben und 10 Ausgaben',
      },
      MODEL_IS_GRAPH_MODEL: {
        problem: 'die Datei ist ein graph model von tfjs',
        remedy: 'speichere es als layers model',
      },
      MODEL_UNKNOWN_LAYER: {
        problem: 'das Modell hat Schichten, die tfjs nicht kennt',
        remedy: 'verwende ein Modell aus Schichten von tfjs',
      },
      MODEL_INVALID_FILE: {
        problem: 'die Modelldatei ist ungültig',
        remedy: 'exportiere oder kopiere sie erneut',
      },
      MODEL_WEIGHTS_SIZE: {
        problem: 'die Größe der Gewichte passt nicht zu model.json',
        remedy: 'speichere oder kopiere das Modell erneut',
      },
      MODEL_WEIGHTS_DTYPE: {
        problem: 'ein Gewicht ist nicht float32',
        remedy: 'speichere das Modell mit float32',
      },
      WEB_INVALID_MODEL_JSON: {
        problem: 'die Datei ist kein gültiges JSON',
        remedy: 'öffne die model.json, die model.save() geschrieben hat',
      },
      MNIST_NETWORK: {
        problem: 'der Server ist nicht erreichbar',
        remedy: 'prüfe die Verbindung und versuche es erneut',
      },
      MNIST_HTTP_STATUS: {
        problem: 'eine Datei der Daten kann nicht heruntergeladen werden',
        remedy: 'prüfe den Server und versuche es erneut',
      },
      MNIST_DOWNLOAD_BROKEN: { problem: 'der Download wurde unterbrochen', remedy: 'versuche es erneut' },
      MNIST_DIGEST_MISMATCH: {
        problem: 'eine Datei der Daten ist nicht die veröffentlichte',
        remedy: 'lade die Seite neu, um sie erneut herunterzuladen',
      },
      MNIST_BROKEN_GZIP: {
        problem: 'eine Datei der Daten ist keine gültige gzip-Datei',
        remedy: 'versuche es erneut',
      },
      MNIST_IDX_EMPTY: { problem: 'die IDX-Datei ist leer', remedy: 'verwende eine andere Kopie' },
      MNIST_IDX_WRONG_MAGIC: {
        problem: 'die Datei ist keine IDX-Datei der erwarteten Art',
        remedy: 'verwende die Bilder oder Labels einer Testmenge',
      },
      MNIST_IDX_WRONG_TYPE: {
        problem: 'die IDX-Datei hat Werte des falschen Typs',
        remedy: 'verwende eine Datei mit Bytes',
      },
      MNIST_IDX_TRUNCATED: {
        problem: 'die IDX-Datei ist abgeschnitten',
        remedy: 'verwende eine andere Kopie',
      },
      MNIST_IDX_TRAILING_BYTES: {
        problem: 'die IDX-Datei ist zu lang',
        remedy: 'verwende eine andere Kopie',
      },
      TRAIN_LOSS_NOT_FINITE: {
        problem: 'der Verlust ist keine endliche Zahl',
        remedy: 'verwende ein Zehntel der Lernrate',
      },
      TRAIN_WEIGHTS_NOT_FINITE: {
        problem: 'die Gewichte sind keine endlichen Zahlen',
        remedy: 'verwende ein Zehntel der Lernrate',
      },
      COMPILER_WORKER_DIED: {
        problem: 'ein Thread des Trainings ist ausgefallen',
        remedy: 'setze das Training fort',
      },
      COMPILER_KERNELS_UNAVAILABLE: {
        problem: 'der Browser unterstützt diese Kernels nicht',
        remedy: 'wähle die Kernels „simd“ oder einen neueren Browser',
      },
    },
    found: {
      fewerBytes: (found, expected) => `${found} Byte statt mindestens ${expected}`,
      otherBytes: (found, expected) => `${found} Byte statt ${expected}`,
      bytesOfHeader: (found, expected) => `${found} Byte; laut ihrem Kopf sind es ${expected}`,
      receivedOf: (found, all, why) => `${found} von ${all} Byte; ${why}`,
      received: (found, why) => `${found} Byte; ${why}`,
      checksum: (found, expected) => `CRC-32C ${found} statt ${expected}`,
      values: (name, shape, count, expected) => `${name} ist ${shape} mit ${count} Werten, nicht ${expected}`,
      shape: (name, shape, expected) => `${name} ist ${shape}, nicht ${expected}`,
      tensors: (found, expected) => `${found} Tensoren statt ${expected}`,
      missing: (name) => `${name} fehlt`,
      loss: (loss, step, epoch, rate) => `${loss} in Schritt ${step} von Epoche ${epoch}, Lernrate ${rate}`,
      weights: (value, epochs, steps) => `${value} nach ${epochs} Epochen und ${steps} Schritten`,
      shapes: (input, output) => `Eingabe ${input}, Ausgabe ${output}`,
      digest: (found, expected) => `${found} statt ${expected}`,
      firstCharacter: () => 'das erste Zeichen ist nicht {',
      notJson: () => 'kein JSON',
      notText: () => 'kein UTF-8',
      noResponse: () => 'keine Antwort',
    } satisfies FoundTexts,
    unexpected: (message) => `unerwarteter Fehler: ${message}`,
    file: (path) => ({
      problem: `${path} kann nicht geladen werden`,
      remedy: 'prüfe die Verbindung und versuche es erneut',
    }),
    unreadableImage: {
      problem: 'der Browser kann das Bild nicht lesen',
      remedy: 'verwende eine Datei in PNG, JPEG, WebP oder GIF',
    },
    unknownType: 'unbekannter Typ',
    noInk: {
      problem: 'im Bild wurde keine Tinte gefunden',
      remedy: 'verwende ein Bild einer Ziffer, die dunkler oder heller als ihr Hintergrund ist',
    },
    oneGrayLevel: 'nur eine Graustufe',
    noDigits: { problem: 'die MNIST-Daten sind nicht geladen', remedy: 'lade sie zuerst' },
    shippedNetwork: {
      problem: 'die Datei des mitgelieferten Netzes ist unvollständig',
      remedy: 'lade die Seite neu',
    },
    bytes: (found, expected) => `${found} von ${expected} Bytes`,
    noCheckpoint: {
      problem: 'der Lauf hat noch keinen Checkpoint',
      remedy: 'trainiere zuerst mindestens einen Batch',
    },
    worker: {
      problem: 'der Worker, der trainiert, ist ausgefallen',
      remedy: 'versuche es erneut, um einen neuen zu starten',
    },
    workerEnded: 'der Browser hat ihn beendet',
    workerNotLoaded: 'sein Skript wurde nicht geladen',
    noAnswer: (seconds) => `keine Antwort seit ${seconds} s`,
    incompleteModel: (missing) => ({
      problem: `${missing} fehlt`,
      remedy: 'öffne model.json und weights.bin zusammen',
    }),
    notAModel: {
      problem: 'das Format wird nicht unterstützt',
      remedy: 'öffne eine Datei in safetensors, ONNX, Keras oder CSV, oder model.json mit weights.bin',
    },
    saveAsSafetensors: (code) => `speichere seine Gewichte als safetensors, in Python: ${code}`,
    noFile: 'keine Datei',
    weightsUnknown: {
      problem: 'die Schichten dieser Gewichte sind unbekannt',
      remedy:
        'öffne eine Datei, die ihre Schichten beschreibt, etwa ONNX, Keras oder was lenet5 import schreibt',
    },
    unknownLayers: {
      problem: 'das Modell hat Schichten, die nur TensorFlow.js berechnet',
      remedy: 'werte es mit lenet5 evaluate auf der Kommandozeile aus',
    },
    noImageNetwork: {
      problem: 'das Netz nimmt keine Bilder mit 1 bis 4 Kanälen',
      remedy: 'öffne ein Netz, das Bilder klassifiziert',
    },
    notATestSet: {
      problem: 'die Dateien sind keine Testmenge',
      remedy: 'öffne die IDX-Dateien der Bilder, je 28×28 Bytes, und ihrer Labels zusammen',
    },
    otherImages: (rows, columns, types) => `Bilder mit ${rows}×${columns}, ${types}`,
    otherCounts: (images, labels) => `${images} Bilder und ${labels} Labels`,
    otherLabel: (label) => `das Label ${label}`,
  },
};
