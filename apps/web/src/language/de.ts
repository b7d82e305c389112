import type { Texts } from './en.js';

/** The texts of the page in German. */
export const de: Texts = {
  shell: {
    title: 'LeNet-5: eine Ziffer zeichnen und sehen, wie ein neuronales Netz sie liest',
    skip: 'Zum Inhalt springen',
    views: 'Ansichten',
    nav: { draw: 'Zeichnen', look: 'Hineinsehen', train: 'Trainieren' },
    options: 'Optionen',
    network: 'Netz',
    networkLoading: 'lädt …',
    openFile: 'Öffnen …',
    openFileLong: 'Ein Modell öffnen: eine safetensors-Datei, oder model.json mit weights.bin',
    language: 'Sprache',
    theme: 'Farben',
    themes: { auto: 'Auto', light: 'Hell', dark: 'Dunkel' },
    dismiss: 'Schließen',
    local: 'Alles läuft in diesem Tab. Kein Bild, keine Ziffer und kein Gewicht verlässt deinen Computer.',
    notVerified: (provenance) => `Die MNIST-Daten sind ${provenance}.`,
    cores: {
      one: 'Dieser Computer hat einen Kern.',
      'one-of-several':
        'Die Seite ist nicht ursprungsübergreifend isoliert, also können sich Threads keinen Speicher teilen: Das Training benutzt einen Kern und dauert länger.',
      all: 'Das Training benutzt alle Kerne dieses Computers.',
    },
    loading: 'Lädt …',
    dataFailed:
      'Die Trainingsdaten konnten nicht geladen werden, deshalb ist kein Training möglich. Zeichnen und Hineinsehen gehen weiterhin.',
    details: 'Einzelheiten',
    tryAgain: 'Erneut versuchen',
    reload: 'Neu laden',
    partMissing: (why) =>
      `Dieser Teil der App konnte nicht geladen werden (${why}). Prüfe die Verbindung und lade die Seite neu.`,
    dropHint: 'Ein Bild einer Ziffer oder eine Modelldatei hier ablegen',
  },
  data: {
    needed: (size) => `Das Training lädt zuerst MNIST: ${size}.`,
    load: 'Jetzt laden',
    loading: (percent, size) => `MNIST lädt: ${percent} % von ${size}`,
    ready: (count) => `${count.toLocaleString('de')} Trainingsbilder sind geladen.`,
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
    image: 'Bild …',
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
    cards: {
      look: {
        title: 'Jede Zahl sehen',
        text: 'Hineinsehen: sieben Schichten und die Summe hinter jeder Einheit.',
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
    digitLoading: (index) => `Testziffer ${index} lädt …`,
    digitUnavailable: (index) =>
      `Testziffer ${index} ist nicht verfügbar, weil die Daten nicht geladen werden konnten. Zeichne eine Ziffer, oder nimm eine andere Testziffer.`,
  },
  warnings: {
    severalDigits: (count) =>
      `Die Zeichnung zeigt anscheinend ${count} Ziffern, die das Netz als eine liest. Zeichne eine Ziffer.`,
    cutOff: 'Die Zeichnung berührt den Rand der Fläche, wo ein Teil fehlen kann.',
    small: (times) =>
      `Die Zeichnung ist klein: Sie wurde ${times}-mal vergrößert, ihre Einzelheiten sind grob. Zeichne größer.`,
    muchInk:
      'Die Zeichnung bedeckt so viel der Fläche, dass Tinte und Papier schwer zu unterscheiden sind. Sieh dir die Eingabe des Netzes an.',
    seeBelow: '(siehe die Warnung unten)',
  },
};
