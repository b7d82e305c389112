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
  classSet: {
    title: 'Deine Testmenge',
    empty: 'Es gibt noch keine Zeichnungen. Zeichne eine Ziffer und füge sie mit ihrem Namen hinzu.',
    score: (right, count, percent) =>
      `Das Netz liest ${right} von ${count} Zeichnungen richtig (${percent} %).`,
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
    add: 'Aus Dateien hinzufügen …',
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
    working: 'Das Netz rechnet …',
    noDigit: 'Zeichne zuerst eine Ziffer.',
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
        see: 'Die zehn Balken ergeben zusammen 100 %. Der längste ist die Antwort.',
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
        do: 'Wähle eine Einheit von S2.',
        see: 'Ihr Wert ist der Mittelwert von vier Werten von C1.',
        question:
          'Deine Ziffer rückt ein Pixel. In welcher Schicht ändern sich die Werte am wenigsten, verglichen mit ihrer Größe?',
        options: ['C1', 'S2', 'S4'],
        outcome: (c1, s2, s4) => `C1 ändert sich um ${c1}, S2 um ${s2}, S4 um ${s4}.`,
      },
      decision: {
        title: 'Die Entscheidung',
        text: 'Drei vollständig verbundene Schichten machen aus den 256 Werten von S4 zehn Punktzahlen. Softmax macht daraus Wahrscheinlichkeiten: Ein Punkt mehr vervielfacht eine Wahrscheinlichkeit mit 2,7, bevor alle auf 100 % skaliert werden.',
        do: 'Wähle die Einheiten der Ausgabe, eine nach der anderen.',
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
        do: 'Drücke auf Start. Das Netz lernt nur aus 1.000 Ziffern, aus jeder 20-mal. Wenn es schon einen Lauf gibt, setze ihn zuerst zurück und öffne dann diesen Schritt noch einmal.',
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
          'Jedes Pixel dieser Ziffer ändert sich um höchstens 10 %, in die schlimmste Richtung. Ändert sich die Antwort?',
        options: ['Sie bleibt', 'Sie ändert sich'],
        outcome: (from, to, percent) =>
          `Vorher: ${from}. Nachher: ${to} (${percent}). „In die Irre führen“ zeigt beide Bilder und findet die kleinste Änderung.`,
      },
    },
  },
  share: {
    title: 'Teilen und zeigen',
    note: 'Der Link öffnet, was du jetzt siehst. Scanne den Code mit einem Handy oder Tablet.',
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
