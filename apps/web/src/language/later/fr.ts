import type { LaterTexts } from './en.js';

/** The later texts in French. */
export const laterFr: LaterTexts = {
  why: {
    choice: 'Explication',
    names: { occlusion: 'Couvrir une partie', gradient: 'Ajouter de l’encre', nudge: 'Le tromper' },
    occlusion: {
      intro:
        'Un carré de papier blanc de 5×5 pixels couvre les parties du chiffre l’une après l’autre, et le réseau lit chaque version. La carte montre de combien la probabilité de sa réponse baisse.',
      label: (answer) => `Les parties du chiffre dont dépend la réponse ${answer}`,
      busy: 'Calcul…',
      largest: (points) =>
        `À l’endroit le plus important, la probabilité baisse en moyenne de ${points} points de pourcentage.`,
      positive: 'parle pour la réponse',
      negative: 'parle contre elle',
    },
    gradient: {
      intro:
        'Le gradient du score de la réponse par rapport à chaque pixel (une carte de saillance) : où un peu plus d’encre ferait monter ou baisser le score. Il ne décrit que de petits changements.',
      label: (answer) => `Le gradient du score de ${answer} pour chaque pixel`,
      positive: 'plus d’encre fait monter le score',
      negative: 'plus d’encre fait baisser le score',
    },
    nudge: {
      intro: (label) =>
        `Chaque pixel change de la même petite quantité, dans le sens qui augmente la perte pour le chiffre ${label} (fast gradient sign method). Une personne le voit à peine.`,
      before: 'Avant',
      difference: 'Différence × 10',
      after: 'Après',
      strength: 'Changement par pixel',
      find: 'Chercher le plus petit changement qui trompe le réseau',
      searching: 'Recherche…',
      found: (percent, label) =>
        `Un changement de ${percent} % de l’encre pleine suffit : le réseau répond alors ${label}.`,
      none: (percent) => `Aucun changement jusqu’à ${percent} % ne trompe le réseau.`,
      moreInk: 'encre ajoutée',
      lessInk: 'encre retirée',
    },
  },
  classSet: {
    title: 'Votre jeu de test',
    empty: 'Il n’y a pas encore de dessin. Dessinez un chiffre et ajoutez-le avec son nom.',
    score: (right, count, percent) =>
      `Le réseau lit correctement ${right} dessins sur ${count} (${percent} %).`,
    network: (name) => `Réseau : ${name}`,
    perClass: 'Dessins de chaque chiffre',
    of: (right, count) => `${right} sur ${count}`,
    draw: 'Dessiner un autre chiffre',
    onlyWrong: 'Ne montrer que les erreurs',
    label: (label) => `${label}`,
    readAs: (label, answer) => `${label}, lu comme ${answer}`,
    open: (label) => `Ouvrir le dessin du ${label}`,
    remove: (label) => `Supprimer le dessin du ${label}`,
    files: 'Fichiers',
    filesNote:
      'Le jeu de test est formé de deux fichiers IDX, comme ceux de MNIST. Mettez-les dans un dossier pour évaluer n’importe quel modèle en ligne de commande. Vous pouvez aussi ajouter les dessins d’un autre appareil : choisissez ses deux fichiers ensemble.',
    saveImages: 'Enregistrer les images',
    saveLabels: 'Enregistrer les noms',
    add: 'Ajouter depuis des fichiers…',
    removeAll: 'Supprimer tous les dessins',
    question: (count) => `Supprimer les ${count} dessins ? C’est définitif.`,
    keep: 'Les garder',
  },
  lesson: {
    label: 'Leçon',
    do: 'À faire :',
    see: 'À voir :',
    predict: 'Prédisez d’abord :',
    found: 'Le réseau :',
    right: 'Juste.',
    wrong: 'Pas cette fois.',
    again: 'Reposer la question',
    working: 'Le réseau calcule…',
    noDigit: 'Dessinez d’abord un chiffre.',
    previous: 'Retour',
    next: 'Étape suivante',
    end: 'Terminer la leçon',
    open: (view) => `Ouvrir « ${view} » pour cette étape`,
    hand: {
      loss: (label, probability, loss) =>
        `Le réseau donne au vrai chiffre ${label} la probabilité p = ${probability}. La perte est −ln p = ${loss}.`,
      gradient: (label, probability, gradient) =>
        `Le gradient pour la sortie ${label} est p − 1 = ${probability} − 1 = ${gradient}.`,
      rate: 'Choisissez un taux d’apprentissage η. Le biais b de cette sortie devient b − η · gradient :',
      all: (before, after) =>
        `Les 44 426 paramètres font tous un tel pas. La perte passe de ${before} à ${after}.`,
    },
    steps: {
      draw: {
        title: 'Dessiner',
        text: 'Le réseau voit 28×28 valeurs de gris et répond par dix probabilités. Il a appris à partir de 60 000 chiffres écrits par des personnes.',
        do: 'Dessinez un chiffre dans la zone.',
        see: 'Les dix barres font ensemble 100 %. La plus longue est la réponse.',
        question: 'La page tourne votre chiffre d’un quart de tour. Que répond alors le réseau ?',
        options: ['Le même chiffre', 'Un autre chiffre'],
        outcome: (answer, percent) =>
          `Il répond ${answer} (${percent}). Il ne connaît pas « je ne sais pas », et il n’a jamais vu de chiffres tournés.`,
      },
      filter: {
        title: 'Un filtre',
        text: 'C1 a six filtres de 5×5 poids. Un filtre multiplie les 25 pixels sous lui par ses poids et additionne les produits : si l’image lui ressemble, la somme est grande.',
        do: 'Pointez des cellules de C1 dans le schéma. Choisissez-en une.',
        see: 'La fenêtre dans l’entrée, les 25 produits et leur somme.',
        question: 'Dans laquelle des six cartes de C1 se trouve la plus grande valeur pour votre chiffre ?',
        options: ['1', '2', '3', '4', '5', '6'],
        outcome: (map, row, column, value) =>
          `La plus grande valeur, ${value}, est dans la carte ${map}, ligne ${row}, colonne ${column}. Le schéma montre maintenant son calcul.`,
      },
      sliding: {
        title: 'Glisser',
        text: 'Le filtre glisse sur l’entrée. Il utilise les mêmes 25 poids à chacune des 24×24 positions, il trouve donc un trait où qu’il soit.',
        do: 'Jouez la passe avant.',
        see: 'La fenêtre parcourt l’entrée, et les cartes se remplissent position par position.',
        question: 'Votre chiffre se déplace de 3 pixels vers la droite. Que devient la carte 1 de C1 ?',
        options: ['Elle se déplace de 3 cellules aussi', 'Elle reste la même', 'Elle change de forme'],
        outcome: (moved, same) =>
          `Plus grande différence avec la carte déplacée de 3 cellules : ${moved}. Avec la carte d’avant : ${same}.`,
      },
      pooling: {
        title: 'Sous-échantillonner',
        text: 'S2 et S4 remplacent chaque carré de 2×2 valeurs par leur moyenne. Les cartes deviennent plus petites, et les petits mouvements comptent moins.',
        do: 'Choisissez une unité de S2.',
        see: 'Sa valeur est la moyenne de quatre valeurs de C1.',
        question:
          'Votre chiffre se déplace d’un pixel. Dans quelle couche les valeurs changent-elles le moins, par rapport à leur taille ?',
        options: ['C1', 'S2', 'S4'],
        outcome: (c1, s2, s4) => `C1 change de ${c1}, S2 de ${s2}, S4 de ${s4}.`,
      },
      decision: {
        title: 'La décision',
        text: 'Trois couches denses font des 256 valeurs de S4 dix scores. Softmax en fait des probabilités : un point de plus multiplie une probabilité par 2,7, avant la mise à l’échelle de 100 %.',
        do: 'Choisissez les unités de la sortie, l’une après l’autre.',
        see: 'Le score de chaque chiffre est une somme sur les 84 valeurs de F6.',
        question:
          'Un petit carré de papier couvre une partie de l’image. Où fait-il le plus baisser la probabilité de la réponse ?',
        options: [
          'en haut à gauche',
          'en haut',
          'en haut à droite',
          'à gauche',
          'au milieu',
          'à droite',
          'en bas à gauche',
          'en bas',
          'en bas à droite',
        ],
        outcome: (answer, points) =>
          `À cet endroit, la probabilité de ${answer} baisse en moyenne de ${points} points de pourcentage. Les parties bleues parlent pour la réponse.`,
        picture: (answer) => `Les parties du chiffre dont dépend la réponse ${answer}`,
      },
      loss: {
        title: 'La perte et un pas à la main',
        text: 'La perte dit à quel point le réseau se trompe sur le vrai chiffre. Son gradient dit, pour chaque poids, dans quel sens la perte augmente. Apprendre, c’est faire un petit pas dans le sens contraire.',
        do: 'Choisissez des taux d’apprentissage et vérifiez le calcul.',
        see: 'La perte après le pas, calculée avec tous les poids changés.',
        question: 'Un pas avec η = 0,01 fait baisser la perte. Que fait un pas mille fois plus long ?',
        options: ['Il la fait baisser davantage', 'Il la fait moins baisser', 'Il la fait monter'],
        outcome: (before, short, long) =>
          `Perte avant : ${before} ; après η = 0,01 : ${short} ; après η = 10 : ${long}.`,
      },
      training: {
        title: 'Entraînement et surapprentissage',
        text: 'L’entraînement répète de tels pas avec beaucoup de chiffres. Avec peu de chiffres, le réseau peut les apprendre par cœur et se tromper quand même sur de nouveaux : il surapprend.',
        do: 'Appuyez sur Start. Le réseau n’apprend qu’à partir de 1 000 chiffres, 20 fois chacun. S’il y a déjà un entraînement, réinitialisez-le d’abord, puis ouvrez de nouveau cette étape.',
        see: 'Les deux courbes : les réponses fausses pour les chiffres d’entraînement, et pour des chiffres de test dont il n’apprend pas.',
        question:
          'Quelle est ensuite sa précision sur les chiffres de test, comparée aux chiffres d’entraînement ?',
        options: ['Meilleure', 'La même, à un point près', 'Moins bonne'],
        missing: 'Vous pourrez répondre quand l’entraînement sera terminé.',
        outcome: (training, test) =>
          `Chiffres d’entraînement : ${training} justes dans la dernière époque. Chiffres de test : ${test}.`,
      },
      breaking: {
        title: 'Où il échoue',
        text: 'Le réseau ne connaît que des images comme celles dont il a appris. Les curseurs peuvent rendre un chiffre difficile à lire, et un motif qu’une personne voit à peine peut suffire.',
        do: 'Bougez les curseurs jusqu’à ce que la réponse soit fausse. Videz la zone et dessinez de nouveau.',
        see: 'Jusqu’où vous pouvez aller avant que la réponse change, et ce que vous lisez encore vous-même.',
        question:
          'Chaque pixel de ce chiffre change d’au plus 10 %, dans le pire sens. La réponse change-t-elle ?',
        options: ['Elle reste', 'Elle change'],
        outcome: (from, to, percent) =>
          `Avant : ${from}. Après : ${to} (${percent}). « Le tromper » montre les deux images et trouve le plus petit changement.`,
      },
    },
  },
  share: {
    title: 'Partager et présenter',
    note: 'Le lien ouvre ce que vous voyez maintenant. Scannez le code avec un téléphone ou une tablette.',
    code: 'QR code du lien',
    link: 'Lien',
    copy: 'Copier le lien',
    copied: 'Le lien est copié.',
    notCopied: 'Le navigateur ne permet pas la copie. Sélectionnez le lien et copiez-le.',
    withDigit: 'Avec ce chiffre',
    big: 'Grands caractères, pour une classe',
    lesson: 'Avec la leçon',
    hide: 'Masquer des parties de la page',
    parts: {
      header: 'barre du haut',
      layers: 'les sept couches',
      sliders: 'curseurs',
      why: 'pourquoi cette réponse',
      'test-digits': 'chiffres de test',
      cards: 'la suite',
      map: 'carte de F6',
      footer: 'pied de page',
    },
    apply: 'Afficher cette page ainsi',
    print: 'Imprimer',
    printLesson: 'Imprimer la leçon',
    close: 'Fermer',
    tooLong: 'Le lien est trop long pour un code. Retirez le chiffre.',
  },
};
