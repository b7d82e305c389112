import type { LaterTexts } from './en.js';

/** The later texts in German. */
export const laterDe: LaterTexts = {
  why: {
    choice: 'Erklärung',
    names: { occlusion: 'Einen Teil abdecken', gradient: 'Tinte hinzufügen', nudge: 'In die Irre führen' },
    occlusion: {
      intro:
        'Ein Quadrat aus 5×5 Pixeln weißem Papier deckt einen Teil der Ziffer nach dem anderen ab, und das Netz liest jede Fassung. Die Karte zeigt, wie stark die Wahrscheinlichkeit seiner Antwort sinkt.',
      label: (answer) => `Die Teile der Ziffer, von denen die Antwort ${answer} abhängt`,
      busy: 'Wird berechnet …',
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
      searching: 'Sucht …',
      found: (percent, label) =>
        `Eine Änderung um ${percent} % der vollen Tinte genügt: Das Netz antwortet dann ${label}.`,
      none: (percent) => `Keine Änderung bis ${percent} % führt das Netz in die Irre.`,
      moreInk: 'Tinte kam hinzu',
      lessInk: 'Tinte wurde entfernt',
    },
  },
};
