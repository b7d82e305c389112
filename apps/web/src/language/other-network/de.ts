import type { OtherTexts } from './en.js';

/** The texts in German about a network that is not the LeNet-5 of the page. */
export const otherDe: OtherTexts = {
  facts: (size, outputs, parameters) =>
    `Dieses Netz nimmt Bilder mit ${size} Pixeln. Es hat ${outputs} ${outputs === 1 ? 'Ausgabe' : 'Ausgaben'} und ${parameters} Parameter.`,
  limits:
    'Die Lektion, die Erklärungen unter „Hineinsehen“ und das Training auf dieser Seite sind für das LeNet-5 der Seite gemacht. Um dieses Netz weiter zu trainieren, verwende die Kommandozeile:',
  elsewhere: (names) =>
    `Dieser Teil der Seite zeigt das LeNet-5 der Seite. ${names} ist ein anderes Netz: Die Ansicht „Zeichnen“ zeigt seine Antwort und seine Schichten. Um es weiter zu trainieren, verwende die Kommandozeile:`,
  command: 'lenet5 train --from DATEI',
  back: 'Zurück zum LeNet-5 der Seite',
  toDraw: 'Das andere Netz zeigen',
  pad: 'Hier zeichnen',
  empty: 'Die Fläche ist leer: Zeichne etwas, oder öffne ein Bild.',
  working: 'Das Netz berechnet seine Antwort\u00a0…',
  failed: (why) => `Es gibt keine Antwort: ${why}.`,
  output: (index) => `Ausgabe ${index}`,
  none: 'keine davon',
  largest: (name, value) => `Die größte Ausgabe ist ${name}: ${value}.`,
  single: (value) => `Die Ausgabe ist ${value}.`,
  heads: {
    logits:
      'Das Netz endet ohne Softmax. Die Seite wendet eine an, damit aus den Ausgaben Wahrscheinlichkeiten werden.',
    sigmoids:
      'Das Netz endet mit einer Sigmoidfunktion: Jede Ausgabe ist eine eigene Wahrscheinlichkeit, und zusammen müssen sie nicht 100\u00a0% ergeben.',
    values: 'Die Ausgaben sind Zahlen, keine Wahrscheinlichkeiten. Der längste Balken ist der größte Betrag.',
    penalties: 'Was die Wahrscheinlichkeiten der Klassen übrig lassen, gehört zu „keine davon“.',
  },
  showAll: (count) => `Alle ${count} Ausgaben zeigen`,
  showTop: (count) => `Die ${count} größten Ausgaben zeigen`,
  inputLabel: (columns, rows) => `Das Bild mit ${columns} mal ${rows} Pixeln`,
  taken: {
    drawing: (size) =>
      `Die Seite skaliert die Zeichnung auf ${size} Pixel. Sie schneidet sie nicht zu und zentriert sie nicht,`,
    file: (from, size) =>
      `Die Seite skaliert das Bild von ${from} auf ${size} Pixel und ändert sonst nichts,`,
    same: 'Die Seite nimmt die Pixel des Bildes, wie sie sind,',
  },
  because: {
    shape: (shape) => `weil das Netz Bilder mit ${shape} nimmt, nicht die von MNIST.`,
    data: (data) => `weil das Netz mit ${data} trainiert wurde, nicht mit MNIST.`,
  },
  strokes: 'Striche',
  strokeColors: { light: 'weiß auf schwarz', dark: 'schwarz auf weiß' },
  layers: 'Schichten',
  columns: { layer: 'Schicht', output: 'Ausgabe', parameters: 'Parameter' },
  total: 'Summe',
  choose: 'Wähle eine Schicht, um ihre Ausgabe zu sehen.',
  outputOf: (layer) => `Ausgabe von ${layer}`,
  maps: (shown, all, size) =>
    shown === all
      ? `${all} ${all === 1 ? 'Karte' : 'Karten'} von ${size}.`
      : `Die ersten ${shown} von ${all} Karten von ${size}.`,
  map: (index) => `Karte ${index}`,
  block: (side) => `Jedes Pixel ist der Mittelwert von ${side}×${side} Werten.`,
  units: (shown, all) =>
    shown === all
      ? `${all} ${all === 1 ? 'Einheit' : 'Einheiten'}, von links nach rechts.`
      : `Die ersten ${shown} von ${all} Einheiten, von links nach rechts.`,
  range: (largest) => `Die stärkste Farbe ist ±${largest}.`,
  height: (largest) => `Ein voller Balken ist ±${largest}.`,
  notKept:
    'Die Engine berechnet diese Schicht zusammen mit der nächsten, deshalb gibt es ihre Ausgabe nicht einzeln.',
};
