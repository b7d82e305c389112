import type { LaterTexts } from './en.js';

/** The later texts in French. */
export const laterFr: LaterTexts = {
  look: {
    title: 'Regarder dans le réseau',
    top: 'Chiffre et passe',
    network: 'Réseau',
    passes: { forward: 'passe avant', backward: 'passe arrière' },
    trueLabel: 'Vrai chiffre',
    assumedLabel: (label) =>
      `Ce chiffre n’a pas d’étiquette. Sa perte et ses gradients utilisent la prédiction du réseau, ${label}. Si elle est fausse, choisissez le vrai chiffre.`,
    colors: {
      name: 'Couleurs :',
      positive: 'positif',
      negative: 'négatif',
      strength: '(plus vif pour les grandes valeurs)',
      raises: 'une valeur plus grande augmenterait la perte',
      lowers: 'une valeur plus grande diminuerait la perte',
    },
    unit: {
      output: (digit) => `Neurone de sortie ${digit}`,
      dense: (layer, unit) => `${layer}, neurone ${unit}`,
      map: (layer, map, row, column) => `${layer}, carte ${map}, ligne ${row}, colonne ${column}`,
    },
    shortUnit: {
      output: (digit) => `sortie ${digit}`,
      dense: (layer, unit) => `${layer} neurone ${unit}`,
      map: (layer, map, row, column) => `${layer} carte ${map} (${row} ; ${column})`,
    },
    steps: {
      label: 'Sélectionner le neurone voisin',
      left: 'Un neurone à gauche',
      right: 'Un neurone à droite',
      up: 'Un neurone vers le haut',
      down: 'Un neurone vers le bas',
    },
    maps: {
      all: (count, layer) => `Les ${count} cartes de ${layer}`,
      one: (layer, map) => `${layer}, carte ${map}`,
      units: (layer, count) => `${layer}, ${count} neurones`,
    },
    filters: {
      forward: {
        all: 'Filtres des six cartes',
        slices: (map) => `Filtre de la carte ${map}, une tranche par carte de S2`,
        one: (map) => `Filtre de la carte ${map}`,
        slice: (map, below) => `Filtre de la carte ${map}, sur la carte ${below} de S2`,
      },
      backward: {
        all: 'Gradients des filtres des six cartes',
        slices: (map) => `Gradient du filtre de la carte ${map}, une tranche par carte de S2`,
        one: (map) => `Gradient du filtre de la carte ${map}`,
        slice: (map, below) => `Gradient du filtre de la carte ${map}, sur la carte ${below} de S2`,
      },
    },
    inspector: {
      below: 'Les quatre neurones de la couche précédente',
      choice: 'Carte de S2 à afficher',
      mapOfS2: (map, sum) => `S2 carte ${map} : ${sum}`,
      window: 'Fenêtre',
      weights: '× poids',
      products: (sum) => `= produits, Σ ${sum}`,
      windows: (count) => `Σ des ${count} fenêtres`,
      sum: (sum, bias, z) => `${sum} + biais ${bias} = z **${z}**`,
      tanh: (value) => ` ; tanh z = **${value}**`,
      decimals: 'Les tableaux montrent deux décimales ; les sommes sont calculées avec toutes les décimales.',
      largest: (listed, count) => `Les ${listed} plus grands de ${count} termes`,
      columns: {
        place: 'entrée (ligne ; colonne)',
        input: 'entrée',
        value: 'valeur',
        weight: '× poids',
        term: '= terme',
      },
      others: (listed, count, rest) => `${listed} + les ${count} autres : ${rest}`,
      probability: (probability) =>
        `Softmax transforme les dix sorties en probabilités ; celle-ci a ${probability}.`,
      backward: (gradient) => `Passe arrière : ∂perte/∂neurone = **${gradient}**`,
      lowerWithSmaller: (label) =>
        ` : une valeur un peu plus petite diminuerait la perte pour l’étiquette ${label}.`,
      lowerWithLarger: (label) =>
        ` : une valeur un peu plus grande diminuerait la perte pour l’étiquette ${label}.`,
    },
    gradient: {
      oneTerm: 'Le gradient : un terme',
      largest: (count) => `Le gradient : les plus grands de ${count} termes`,
      columns: { from: 'de', gradient: 'gradient', slope: '× pente', weight: '× poids', term: '= terme' },
      others: (count, rest) => `Les ${count} autres termes : ${rest}`,
    },
    stages: {
      input: {
        title: 'Entrée',
        size: '28×28',
        text: 'Le réseau lit 28×28 nombres de 0 (papier) à 1 (encre). Le cadre est le **champ récepteur** du neurone sélectionné : sa valeur ne dépend que de ces pixels.',
        backward: (label) =>
          `La passe arrière se termine ici. Plus d’encre dans un pixel bleu augmenterait la perte pour l’étiquette ${label} ; plus d’encre dans un pixel orange la diminuerait.`,
        digit: 'Le chiffre',
        gradient: 'Le gradient de la perte par rapport à chaque pixel',
      },
      conv1: {
        title: 'C1, convolution',
        size: '6 cartes de 24×24, 156 paramètres',
        text: '**Convolution.** Chaque carte a un filtre de 5×5 poids. Le filtre glisse sur l’entrée ; là où les pixels sous lui ressemblent au filtre, la somme est grande. Les mêmes 25 poids servent aux 576 positions : un trait est donc trouvé où qu’il soit. Un filtre large de 5 pixels tient dans 28 pixels à 28 − 5 + 1 = 24 positions : c’est la largeur d’une carte.',
        tanh: '**tanh** ramène chaque somme à l’intervalle de −1 à 1 : elle est presque linéaire autour de 0 et plate loin de 0. Sans fonction non linéaire, toutes les couches ensemble ne pourraient rien calculer de plus qu’une seule.',
      },
      pool1: {
        title: 'S2, sous-échantillonnage par moyenne',
        size: '6 cartes de 12×12, aucun paramètre',
        text: '**Sous-échantillonnage** (pooling). Chaque neurone est la moyenne de 2×2 neurones de la carte précédente. La carte devient plus petite, et un trait qui se déplace d’un pixel la change moins.',
        in1998:
          'En 1998, chaque moyenne était en plus multipliée par un coefficient appris, décalée d’un biais appris, puis passée dans une sigmoïde. Le LeNet-5 d’aujourd’hui s’en passe.',
      },
      conv2: {
        title: 'C3, convolution',
        size: '16 cartes de 8×8, 2 416 paramètres',
        text: 'La deuxième convolution lit les six cartes précédentes à la fois : chacun de ses 16 filtres a 5×5×6 poids et réagit aux coins, aux bouts de ligne et aux courbes, formés des traits que C1 a trouvés. Un neurone dépend de 14×14 pixels de l’entrée. Les cartes sont larges de 12 − 5 + 1 = 8 neurones.',
        in1998:
          'En 1998, chaque carte de C3 ne lisait que 3, 4 ou les 6 cartes précédentes, selon une table, pour économiser du calcul et pour empêcher les cartes d’apprendre les mêmes caractéristiques.',
      },
      pool2: {
        title: 'S4, sous-échantillonnage par moyenne',
        size: '16 cartes de 4×4, aucun paramètre',
        text: 'Le deuxième sous-échantillonnage donne 16 cartes de 4×4 : les 256 nombres que lisent les couches denses. Un neurone dépend de 16×16 pixels de l’entrée.',
      },
      dense: {
        title: 'C5 et F6, denses',
        size: '120 et 84 neurones',
        text: '**Couches denses.** Chaque neurone lit tous les nombres de la couche précédente, chacun avec son propre poids. Ces couches ont la plupart des paramètres : 30 840 et 10 164 sur 44 426.',
        name: 'L’article appelle la première C5, car c’est une convolution dont chaque carte n’a qu’un neurone.',
      },
      output: {
        title: 'Sortie, softmax',
        size: '10 neurones, 850 paramètres',
        softmax:
          '**Softmax** transforme les dix sorties en probabilités : elles sont positives et leur somme vaut 1, et une sortie plus grande a une probabilité plus grande.',
        loss: 'L’**entropie croisée** est la perte : 0 si le vrai chiffre a la probabilité 1, et d’autant plus grande que sa probabilité est petite. Son gradient est la probabilité prédite moins celle qui est attendue.',
        in1998:
          'En 1998, les sorties étaient des distances à des images des chiffres dessinées à la main (neurones RBF).',
        columns: {
          digit: 'Chiffre',
          output: 'Sortie z',
          probability: 'Probabilité p',
          gradient: 'Gradient p − y',
        },
        lossFor: (label) => `Perte pour l’étiquette ${label} : `,
        lossForAssumed: (label) => `Perte pour l’étiquette ${label} (la prédiction du réseau) : `,
      },
      learning: {
        title: 'Comment il apprend',
        size: 'passe arrière et Adam',
        backpropagation:
          '**Rétropropagation.** Le gradient de la perte traverse le réseau en sens inverse, couche par couche, selon la règle de dérivation en chaîne : chaque neurone multiplie le gradient qu’il reçoit par la pente de sa tanh et le transmet, multiplié par le poids de chaque connexion. Le gradient d’un poids de filtre est une somme sur toutes les positions de la carte.',
        adam: '**Adam** tient pour chaque poids deux moyennes glissantes : m de son gradient, et v du carré du gradient. Il divise m par la racine de v : tous les poids changent donc de quantités semblables, d’environ η si les gradients des derniers pas ont le même signe, de moins sinon.',
        see: 'Choisissez la **passe arrière** ci-dessus pour voir le gradient que ce chiffre, avec sa vraie étiquette, envoie à chaque carte et à chaque filtre : bleu si une valeur plus grande augmenterait la perte, orange si elle la diminuerait.',
        example: (gradient) =>
          `Si ce chiffre était la seule image du premier lot, le poids central du premier filtre de C1 aurait le gradient g = **${gradient}**.`,
        momentum: (optimizer, m) => `${optimizer} poserait m = ${m}`,
        moments: (optimizer, m, v) => `${optimizer} poserait m = ${m} et v = ${v}`,
        change: (rate, change) =>
          `, et avec le taux d’apprentissage choisi, η = ${rate}, changerait le poids de **${change}**.`,
      },
    },
    formulas: {
      convolution:
        'z : le neurone à la ligne y, colonne x, avant tanh. b : biais. w : poids du filtre à la ligne i, colonne j, pour la carte c de l’entrée. a : l’entrée sous ce poids.',
      pooling:
        's : le neurone à la ligne y, colonne x. a : les quatre neurones de la carte précédente, aux lignes 2y et 2y + 1, aux colonnes 2x et 2x + 1.',
      dense: 'u : le neurone. i : les neurones de la couche précédente. w : poids. b : biais. a : valeurs.',
      softmax: 'p : la probabilité du chiffre k. z : les sorties. j : les dix chiffres.',
      loss: 'L : la perte. t : le vrai chiffre. y : 1 pour le vrai chiffre, 0 pour les autres.',
      inputUnder: 'entrée sous',
      backpropagation:
        '∂L/∂a : le gradient qui arrive au neurone de la ligne y, colonne x. 1 − a² : la pente de tanh à sa valeur a. ∂L/∂w : le gradient d’un poids w du filtre.',
      adam: 'g : le gradient du poids w. t : le pas, à partir de 1. η : le taux d’apprentissage. β₁ = 0,9 et β₂ = 0,999 : la part de m et de v conservée à chaque pas. ε = 10⁻⁷ garde le diviseur au-dessus de zéro.',
    },
    differences: {
      title: 'Différences avec 1998',
      items: {
        input: {
          name: 'Entrée',
          text: '28×28 pixels de 0 à 1. LeCun, Bottou, Bengio et Haffner utilisaient 32×32 pixels, avec une marge plus large autour du chiffre.',
        },
        c3: {
          name: 'C3',
          text: 'Chaque carte lit les six cartes de S2, soit 2 416 paramètres. Les leurs lisaient 3, 4 ou 6 cartes selon une table, soit 1 516.',
        },
        pooling: {
          name: 'Pooling',
          text: 'La moyenne. Le leur avait un coefficient et un biais appris par carte, et une sigmoïde.',
        },
        tanh: { name: 'tanh', text: 'tanh z. La leur était 1,7159 · tanh(⅔ z).' },
        output: {
          name: 'Sortie',
          text: 'Softmax et entropie croisée. Les leurs étaient des distances euclidiennes à des chiffres de 7×12 pixels.',
        },
        training: {
          name: 'Entraînement',
          text: 'Adam avec des lots de 32. Le leur était une descente de gradient stochastique avec des pas du second ordre.',
        },
      },
    },
    otherDigit: 'Un autre chiffre',
    label: (label) => `Étiquette : ${label}`,
    shows: 'Le schéma montre',
    diagram: {
      label: 'Schéma du réseau',
      keys: 'Les flèches sélectionnent le neurone suivant. Maj avec gauche ou droite passe à la couche précédente ou suivante, Maj avec haut ou bas à une autre carte. Entrée lance la passe, Échap l’arrête.',
      hint: 'Pointez un neurone pour voir de quoi il est calculé. Cliquez dessus, ou utilisez les flèches, pour le sélectionner.',
      playForward: '▶ Passe avant',
      playBackward: '◀ Passe arrière',
      stop: 'Arrêter',
      input: 'Entrée 28×28',
      position: (layer, done, positions) => `${layer} : position ${done} sur ${positions}`,
      forward: {
        conv1: 'la fenêtre de 5×5 pixels glisse sur l’entrée, une fois pour chaque filtre',
        pool1: 'chaque neurone est la moyenne de 2×2 neurones de C1',
        conv2: 'la fenêtre glisse sur les six cartes de S2',
        pool2: 'chaque neurone est la moyenne de 2×2 neurones de C3',
        dense1: 'chaque neurone additionne les 256 valeurs de S4',
        dense2: 'chaque neurone additionne les 120 valeurs de C5',
        logits: 'chaque chiffre additionne les 84 valeurs de F6',
      },
      backward: {
        conv1: 'chaque neurone reçoit un quart du gradient de sa moyenne dans S2',
        pool1: 'chaque neurone additionne les gradients des neurones de C3 qui le lisent',
        conv2: 'chaque neurone reçoit un quart du gradient de sa moyenne dans S4',
        pool2: 'chaque neurone additionne les gradients des 120 neurones de C5',
        dense1: 'chaque neurone additionne les gradients des 84 neurones de F6',
        dense2: 'chaque neurone additionne les gradients des dix sorties',
        logits: 'le gradient est la probabilité prédite moins celle qui est attendue',
      },
    },
    layers: {
      conv1: 'C1',
      pool1: 'S2',
      conv2: 'C3',
      pool2: 'S4',
      dense1: 'C5',
      dense2: 'F6',
      logits: 'Sortie',
    },
    popUp: {
      window: 'fenêtre',
      weights: '× poids',
      products: '= produits',
      fromMap: (map) => `S2 carte ${map}`,
      more: (count) => `les ${count} autres`,
      bias: 'biais',
      gradient: 'gradient de la perte',
      probability: 'probabilité',
    },
    panel: {
      label: 'Couches',
      tabs: {
        input: 'Entrée',
        conv1: 'C1',
        pool1: 'S2',
        conv2: 'C3',
        pool2: 'S4',
        dense: 'C5, F6',
        output: 'Sortie',
        learning: 'Apprentissage',
        differences: '1998',
      },
    },
  },
  train: {
    title: 'Entraîner le réseau',
    heading: 'Entraîner LeNet-5 sur MNIST',
    settingsTitle: 'Réglages',
    progress: 'Progression',
    waiting: 'Recherche d’un entraînement enregistré…',
    noSimd: {
      title: 'L’entraînement requiert WebAssembly SIMD',
      text: 'Ce navigateur ne le prend pas en charge et ne peut donc pas entraîner le réseau. Chrome et Edge à partir de 91, Firefox à partir de 89 et Safari à partir de 16.4 le peuvent. Vous pouvez tout de même dessiner un chiffre et regarder dans le réseau.',
    },
    controls: {
      label: 'Entraînement',
      start: 'Démarrer',
      resume: 'Reprendre',
      pause: 'Suspendre',
      pausing: 'Suspension…',
      finished: 'Terminé',
      batch: 'Entraîner un lot',
      epoch: 'Entraîner une époque',
      longer: 'Pour prolonger cet entraînement, augmentez le nombre d’époques dans les réglages.',
      reference: 'Utiliser les réglages de référence',
    },
    reset: {
      button: 'Réinitialiser',
      question: (done) => `Supprimer cet entraînement (${done}) ? Cette action est irréversible.`,
      yes: 'Supprimer l’entraînement',
      no: 'Le garder',
    },
    figures: {
      testAccuracy: 'Exactitude (test)',
      trainingAccuracy: 'Exactitude (entraînement)',
      trainingLoss: 'Perte (entraînement)',
      imagesPerSecond: 'Images par seconde',
      expectedTime: 'Durée prévue',
      timeLeft: 'Temps restant',
      about: (value) => `environ ${value}`,
    },
    speedText: {
      threads: (count) => `${count === 1 ? 'un fil' : `${count} fils`}`,
      engine: (engine, kernels, threads) => `moteur ${engine} (noyaux ${kernels}, ${threads})`,
      trained: (engine) => `Entraîné par : ${engine}.`,
      fallback: (why) => ` Le moteur compilé ne peut pas l’entraîner : ${why}.`,
      oneThread: (why) => ` Il a un fil : ${why}.`,
      epochTakes: (time) => ` Une époque dure environ ${time}.`,
      measured: (engine, time) => `Mesuré à l’instant avec le ${engine} : environ ${time} par époque.`,
    },
    downloads: {
      title: 'Télécharger',
      checkpoint: 'Point de reprise',
      none: 'aucun pour l’instant',
      note: (network) =>
        `Les trois premiers contiennent le réseau sélectionné : ${network}. Un point de reprise contient tout l’entraînement, pour le reprendre plus tard. Pour ouvrir l’un de ces fichiers sauf ONNX, utilisez « Ouvrir… » ou déposez-le sur la page.`,
      failed: (why) => `Le téléchargement a échoué : ${why}.`,
    },
    epochSlider: {
      shown: 'Réseau affiché :',
      latest: 'le dernier',
      before: 'avant l’entraînement',
      after: (epoch) => `après l’époque ${epoch}`,
    },
    epochTable: {
      title: 'Époques',
      note: 'La validation utilise les 10 000 chiffres de test. La meilleure époque est choisie d’après eux : son exactitude est donc une estimation un peu optimiste pour de nouveaux chiffres.',
      label: 'Tableau des époques',
      empty: 'Aucune époque n’est encore terminée.',
      best: (epoch) => `${epoch} (meilleure)`,
      epoch: 'Époque',
      trainingLoss: 'Perte (entraînement)',
      training: 'Entraînement %',
      validationLoss: 'Perte (validation)',
      validation: 'Validation %',
      testLoss: 'Perte (test)',
      test: 'Test %',
      seconds: 'Secondes',
      speed: 'Images/s',
    },
    strip: {
      title: 'Chiffres de test',
      score: (correct, count) => `Chiffres de test : ${correct} sur ${count} corrects`,
      network: (name) => `Réseau : ${name}.`,
      untrained:
        'Votre propre réseau commence sans entraînement : ses premières prédictions sont donc moins bonnes.',
      digit: (label) => `Un ${label}`,
      right: (label, predicted) => `Un ${label}, prédit ${predicted} : correct`,
      wrong: (label, predicted) => `Un ${label}, prédit ${predicted} : faux`,
    },
    filters: {
      title: 'Filtres',
      conv1: 'C1 : 6 filtres de 5×5',
      conv1Layout: 'Un filtre par carte.',
      conv2: 'C3 : 16 filtres de 5×5×6',
      conv2Layout: 'Une colonne par carte, une ligne par carte de S2.',
      largest: (weight) => `Plus grand poids : ${weight}.`,
      positive: 'positif',
      negative: 'négatif',
    },
    results: {
      notScored: (why) => `L’ensemble de test n’a pas été évalué : ${why}.`,
      scoring: 'Évaluation des 10 000 chiffres de test…',
      diagnosis: 'Diagnostic',
      confusion: 'Matrice de confusion',
      score: (network, percent) =>
        `${network} : ${percent} des 10 000 chiffres de test corrects. Choisissez une case pour voir ses chiffres.`,
      predictedAs: (truth, predicted) => `${truth} prédit comme ${predicted}`,
      mistakes: 'Les erreurs les plus assurées',
      all: 'Toutes les erreurs',
      none: 'Aucune.',
      digit: (index) => `chiffre de test ${index}`,
    },
    diagnoses: {
      epochs: (count) => `${count} ${count === 1 ? 'époque' : 'époques'}`,
      points: (value) => `${value} points`,
      span: (from, to) => `de ${from} à ${to}`,
      lowerRate: 'essayez un taux d’apprentissage plus petit',
      lowerRateOrEpoch: (epoch) =>
        `essayez un taux d’apprentissage plus petit ou utilisez les poids de l’époque ${epoch}`,
      notFinite: {
        training: (epoch, remedy) =>
          `L’entraînement a divergé : la perte d’entraînement de l’époque ${epoch} n’est pas un nombre fini ; ${remedy}.`,
        validation: (epoch, remedy) =>
          `L’entraînement a divergé : la perte de validation de l’époque ${epoch} n’est pas un nombre fini ; ${remedy}.`,
      },
      worseThanGuessing: (guessing, loss, remedy) =>
        `L’entraînement a divergé : la perte d’entraînement est plus grande que celle du hasard${guessing} et finit à ${loss} ; ${remedy}.`,
      worseFromEpoch: (epoch, guessing, loss, remedy) =>
        `L’entraînement a divergé : à partir de l’époque ${epoch}, la perte d’entraînement est plus grande que celle du hasard${guessing} et finit à ${loss} ; ${remedy}.`,
      notLearned: {
        training: (best) =>
          `Le modèle n’a rien appris : la meilleure exactitude d’entraînement, ${best}, ne dépasse pas le hasard. Essayez un taux d’apprentissage plus petit, ou plus grand s’il est très petit.`,
        validation: (best) =>
          `Le modèle n’a rien appris : la meilleure exactitude de validation, ${best}, ne dépasse pas le hasard. Essayez un taux d’apprentissage plus petit, ou plus grand s’il est très petit.`,
      },
      nothingApplies: (best, trained) =>
        `Le modèle n’a rien appris qui vaille pour les images de validation : la meilleure exactitude de validation, ${best}, ne dépasse pas le hasard, alors que l’exactitude d’entraînement a atteint ${trained}. Vérifiez les étiquettes de validation, ou essayez un taux d’apprentissage plus petit.`,
      unvalidated: (accuracy, epochs) =>
        `L’exactitude d’entraînement est de ${accuracy} après ${epochs}, mais sans validation : l’exactitude sur de nouvelles images est inconnue.`,
      tooShort: (count, min) =>
        `${count === 1 ? '1 époque ne suffit pas' : `${count} époques ne suffisent pas`} pour juger la convergence : entraînez au moins ${min} époques.`,
      unstable: {
        loss: (epoch, training, validation) =>
          `L’entraînement est devenu instable après l’époque ${epoch} : la perte d’entraînement est passée ${training} et celle de validation ${validation}. Essayez un taux d’apprentissage plus petit ou utilisez les poids de l’époque ${epoch}.`,
        accuracy: (epoch, training, validation, noise) =>
          `L’entraînement est devenu instable après l’époque ${epoch} : l’exactitude d’entraînement est tombée ${training} et celle de validation ${validation} (bruit ${noise}). Essayez un taux d’apprentissage plus petit ou utilisez les poids de l’époque ${epoch}.`,
      },
      overfitting: {
        loss: (epoch, validation, training, accuracy) =>
          `Après l’époque ${epoch}, la perte de validation a augmenté ${validation}, alors que la perte d’entraînement est passée ${training} et l’exactitude de validation ${accuracy} : le modèle surapprend, utilisez donc les poids de l’époque ${epoch}.`,
        accuracy: (epoch, validation, training, noise) =>
          `Après l’époque ${epoch}, l’exactitude de validation est tombée ${validation} (bruit ${noise}), alors que l’exactitude d’entraînement est passée ${training} : le modèle surapprend, utilisez donc les poids de l’époque ${epoch}.`,
      },
      improving: {
        loss: (losses, epoch, accuracies, noise) =>
          `À la fin, la perte de validation baissait encore (${losses} depuis l’époque ${epoch}), alors que l’exactitude de validation ne changeait que dans son bruit (${accuracies}, bruit ${noise}) : d’autres époques peuvent aider.`,
        trend: (accuracies, epoch, noise) =>
          `À la fin, l’exactitude de validation augmentait encore lentement (${accuracies} depuis l’époque ${epoch}, bruit ${noise}) : d’autres époques peuvent aider.`,
        recent: (epoch, epochs, reached, noise, last) =>
          `L’exactitude de validation était la meilleure à l’époque ${epoch} sur ${epochs} (${reached}, bruit ${noise}) et a fini à ${last} : entraînez d’autres époques pour voir si elle augmente encore.`,
        accuracy: (reached, noise) =>
          `À la fin, l’exactitude de validation augmentait encore (au mieux ${reached}, bruit ${noise}) : d’autres époques peuvent aider.`,
      },
      flat: (noise, training, validation) =>
        `Après l’époque 1, aucune exactitude n’a augmenté de plus du double de son bruit (${noise}) : l’exactitude d’entraînement est passée ${training} et celle de validation ${validation}. Soit le modèle a tout appris à la première époque, soit le taux d’apprentissage ne convient pas.`,
      plateaued: {
        both: (epoch, reached, noise, training, epochs) =>
          `Après l’époque ${epoch}, l’exactitude de validation n’augmente plus (${reached}, bruit ${noise}), celle d’entraînement non plus (${training}) : ${epochs} auraient suffi.`,
        validation: (epoch, reached, noise, rise, training, epochs) =>
          `Après l’époque ${epoch}, l’exactitude de validation n’augmente plus (${reached}, bruit ${noise}), alors que celle d’entraînement a encore augmenté de ${rise}, à ${training} : ${epochs} auraient suffi.`,
      },
    },
    fields: {
      off: 'désactivé',
      notWithEngine: '(pas avec ce moteur)',
      unchanged: (label, found, remedy, value) =>
        `${label} : ${found} n’est pas possible (${remedy}). La valeur est de nouveau ${value}.`,
      choices: {
        momentum: 'SGD, moment 0,9',
        none: 'aucune',
        quick: 'légère, comme dans la recette quick',
        best: 'forte, comme dans la recette best',
        constant: 'constant',
        cosine: 'cosinus jusqu’à zéro',
        step: 'baisse par paliers',
        exponential: 'baisse continue',
        'one-cycle': 'monte, puis baisse jusqu’à zéro',
        auto: 'le plus rapide',
        simd: 'simd, mêmes bits partout',
      },
    },
    speed: {
      label: 'Vitesse',
      help: 'La vitesse ne change pas le résultat. Vous pouvez la changer pendant l’entraînement.',
      names: {
        '1': '1 pas par seconde',
        '5': '5 pas par seconde',
        '25': '25 pas par seconde',
        slow: 'départ lent, puis pleine vitesse',
        full: 'pleine vitesse',
      },
    },
    slowMotion: (step, steps) => `Ralenti : pas ${step} sur ${steps}. La pleine vitesse suit.`,
    curves: {
      title: { error: 'Pourcentage d’erreurs', loss: 'Perte' },
      axis: { error: 'prédictions fausses', loss: 'perte (nats)' },
      epoch: 'époque',
      training: 'entraînement',
      validation: 'validation',
      kept: (name) => `tirets : essai précédent (${name || 'réglages de référence'})`,
      logarithmic: '(axe logarithmique)',
      best: (epoch) => `meilleure : époque ${epoch}`,
      waiting: 'Commence avec les premiers pas',
      empty: (title) => `${title} par époque : pas encore de données.`,
      description: (title, epoch, training, validation) =>
        `${title} par époque. Après l’époque ${epoch} : entraînement ${training}, validation ${validation}.`,
    },
    compare: {
      with1998: 'Comparer avec LeNet-5 (1998)',
      keep: 'Garder ces courbes pour comparer',
      next: 'Le prochain essai est dessiné sur ces courbes. Réinitialisez, changez un réglage et recommencez.',
      shown: (name) => `Comparé à : ${name || 'réglages de référence'}.`,
      drop: 'Retirer les courbes précédentes',
    },
    confusion: {
      title: 'Confusions pendant l’apprentissage',
      of: (network, percent, count) =>
        `${network} : ${percent} des ${count} premiers chiffres de test justes.`,
    },
    robustness: {
      title: 'Chiffres déformés',
      intro:
        'Comment l’exactitude baisse quand les chiffres sont décalés, tournés, changés de taille, flous ou bruités.',
      measure: 'Mesurer la robustesse',
      busy: 'Mesure en cours…',
      of: (network, count) => `${network}, sur ${count} chiffres de test.`,
      failed: (why) => `La robustesse n’a pas pu être mesurée : ${why}.`,
    },
    augmentationPreview: {
      caption: (epoch) =>
        `Des chiffres tels que le réseau les voit à l’époque ${epoch} : déformés autrement à chaque époque, et moins vers la fin de l’entraînement.`,
      label: 'Chiffres déformés',
      next: 'Montrer l’époque suivante',
    },
    advanced: 'Réglages avancés',
    limits: (min, max) => `De ${min} à ${max}.`,
    limitAbove: (min) => `Plus de ${min}.`,
    settings: {
      images: { label: 'Images d’entraînement', help: 'De combien de chiffres le réseau apprend.' },
      epochs: { label: 'Époques', help: 'Combien de fois parcourir toutes les images d’entraînement.' },
      learningRate: {
        label: 'Taux d’apprentissage',
        help: 'De combien un pas change les poids. Essayez 0,0001 et 0,1.',
      },
      optimizer: { label: 'Optimiseur', help: 'Comment un gradient devient un changement des poids.' },
      augmentation: {
        label: 'Augmentation',
        help: 'Déforme les images au hasard, pour que le réseau voie plus de variantes.',
      },
      batchSize: { label: 'Taille de lot', help: 'Sur combien d’images un pas fait la moyenne.' },
      schedule: { label: 'Programme', help: 'Comment le taux d’apprentissage change pendant l’essai.' },
      dropEpochs: {
        label: 'Époques par palier',
        help: 'Après combien d’époques le taux a baissé du facteur.',
      },
      dropFactor: { label: 'Facteur par palier', help: 'Par quoi le taux est multiplié à chaque palier.' },
      plateau: {
        label: 'Plateau',
        help: 'Après combien d’époques sans perte plus basse le taux baisse. Vide : jamais.',
      },
      plateauFactor: {
        label: 'Facteur au plateau',
        help: 'Par quoi le taux est multiplié à un plateau.',
      },
      clipNorm: {
        label: 'Limite du gradient',
        help: 'Un gradient plus long est raccourci à cette longueur. Essayez 1 avec un grand taux. Vide : jamais.',
      },
      l2: {
        label: 'Pénalité L2',
        help: 'Ajoute à la perte les carrés des poids, multipliés par ce facteur, pour que les poids restent petits. Essayez 0,0001.',
      },
      seed: { label: 'Graine', help: 'La même graine donne les mêmes choix aléatoires.' },
      engine: {
        label: 'Moteur',
        help: 'Le programme qui entraîne. Le plus rapide convient presque toujours.',
      },
      kernels: { label: 'Noyaux', help: 'Les instructions du processeur que l’entraînement utilise.' },
    },
  },
  figures: {
    confusion: {
      title: 'Matrice de confusion',
      predicted: 'prédit',
      truth: 'vrai',
      cell: (truth, predicted, count) => `${truth} prédit comme ${predicted} : ${count}`,
      description: (count, correct, percent) =>
        `Sur ${count} images, ${correct} (${percent}) sont prédites correctement.`,
      mistakes: (cells) => `Erreurs les plus fréquentes : ${cells}.`,
    },
    robustness: {
      title: 'Exactitude sur des images déformées',
      note: 'selon la force de la déformation · 0 : les images elles-mêmes',
      description: (clean, mean) =>
        `L’exactitude est de ${clean} sur les images elles-mêmes et de ${mean} en moyenne sur les déformations et les forces.`,
      lowest: (name, percent) => `À la plus grande force, elle est la plus basse pour ${name} : ${percent}.`,
      names: {
        shift: 'décalage',
        rotation: 'rotation',
        scale: 'taille',
        thickness: 'épaisseur',
        noise: 'bruit',
        blur: 'flou',
        elastic: 'élastique',
      },
    },
  },
  network1998: {
    choice: 'Réseau',
    train: {
      title: 'Entraîner le réseau de 1998',
      heading: 'Entraîner LeNet-5 tel que publié en 1998',
      intro:
        '60 000 poids : sous-échantillonnage avec coefficients, table de connexions de C3 et neurones de sortie placés sur les bitmaps des chiffres. Cette page l’entraîne avec Adam et des lots de 32. Le réseau est conservé jusqu’à la fermeture de la page.',
      startOver: 'Recommencer',
      position: (epoch, percent) => `Époque ${epoch}, ${percent}`,
      pauseOther: 'Suspendez l’autre entraînement pour lancer celui-ci.',
      engine: (name) => `Moteur : ${name}`,
      because: (why) => `, car ${why}`,
      digit: 'Chiffre',
      lossNote:
        'La perte est celle de l’équation 9 de l’article. Un réseau non entraîné est loin de tous les bitmaps : sa perte est d’environ 83.',
    },
    look: {
      title: 'Regarder dans le réseau de 1998',
      top: 'Réseau et chiffre',
      why: 'Pourquoi softmax a remplacé les bitmaps',
      whyText:
        'Un réseau avec bitmaps doit apprendre 84 valeurs imposées pour chaque chiffre, alors que seules comptent les différences entre les dix classes. Softmax n’impose pas de cibles : le réseau apprend lui-même les dix directions qui séparent les classes, et l’entropie croisée les compare toutes. Le prix est « aucun de ceux-ci » : les probabilités de softmax ont toujours pour somme 1, aussi étrange que soit l’image.',
    },
    c3: {
      title: 'Les connexions de C3',
      intro:
        'Chacune des 16 cartes de C3 (colonnes) lit 3 à 6 des 6 cartes de S2 (lignes), de sorte que deux cartes de C3 ne voient jamais la même entrée. Une case montre les poids d’une connexion. Pointez une colonne pour voir ce qu’elle lit.',
      map: (map) => `C3, carte ${map}`,
      reads: (map, first, last) => `C3, carte ${map} lit les cartes ${first} et ${last} de S2.`,
    },
    code: {
      title: 'Le code dans F6 et les dix bitmaps',
      intro:
        'F6 a 84 valeurs, montrées en 12 lignes de 7. Chaque neurone de sortie donne le carré de leur distance au bitmap de son chiffre, la pénalité. La plus petite pénalité décide.',
      loading: 'Les chiffres de test se chargent…',
      untrained:
        'Ce réseau n’est pas entraîné : tous ses codes sont loin de chaque bitmap. Entraînez-le dans la vue Entraîner.',
      digit: 'chiffre',
      code: 'code',
      codeLabel: 'Le code du chiffre',
      bitmap: (digit) => `Le bitmap du ${digit}`,
      truth: (label) => ` La vraie classe est ${label}.`,
      rejected: (nearest, none) =>
        `Le plus proche est le bitmap du ${nearest}, mais « aucun de ceux-ci » est plus probable : ${none}.`,
      nearest: (nearest, best, none) =>
        `Le plus proche est le bitmap du ${nearest} : ${best}. « Aucun de ceux-ci » a ${none}.`,
    },
    names: { modern: 'Version actuelle', '1998': 'LeNet-5 (1998)' },
  },
  map: {
    title: 'Une carte de ce que voit F6',
    intro:
      'Chaque point est un chiffre de test, placé selon ses 84 valeurs dans F6. Les chiffres que le réseau traite de la même façon sont proches ; l’anneau est votre chiffre.',
    computing: 'Calcul de la carte…',
    failed: (why) => `La carte n’a pas pu être calculée : ${why}.`,
    loadAll: 'Charger les 10 000 chiffres de test (11 Mo)',
    label: (count) => `Carte de ${count} chiffres de test selon leurs valeurs dans F6`,
    of: (network, count) => `${count} chiffres de test. Réseau : ${network}.`,
    arrangement: 'Disposition',
    arrangements: { pca: 'Plan (ACP)', umap: 'Voisins (UMAP)' },
    plane: (first, second) =>
      `Les valeurs sont projetées sur les deux directions où elles varient le plus (analyse en composantes principales). Celles-ci contiennent ${first} et ${second} de la variance. La carte suit l’entraînement.`,
    umap: (count) =>
      `UMAP part du plan et rapproche les chiffres dont les valeurs se ressemblent. Les groupes deviennent nets, mais les distances entre eux ne disent pas grand-chose. Votre chiffre est au milieu des ${count} plus proches.`,
    findingNeighbors: 'Recherche des voisins de chaque chiffre…',
    arranging: (percent) => `Disposition des chiffres : ${percent}`,
    arrangeAgain: 'Disposer pour le réseau choisi',
    nearest: (labels) => `Étiquettes des chiffres de test les plus proches, dans les 84 valeurs : ${labels}.`,
    digit: (index, label) => `Chiffre de test ${index}, étiquette ${label}`,
  },
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
        'Le gradient du score de la réponse par rapport à chaque pixel (une carte de saillance) : où un peu plus d’encre ferait monter ou baisser le score. Il ne décrit que de petits changements.',
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
        `Un changement de ${percent} de l’encre pleine suffit : le réseau répond alors ${label}.`,
      none: (percent) => `Aucun changement jusqu’à ${percent} ne trompe le réseau.`,
      moreInk: 'encre ajoutée',
      lessInk: 'encre retirée',
    },
  },
  classSet: {
    title: 'Votre jeu de test',
    empty: 'Il n’y a pas encore de dessin. Dessinez un chiffre et ajoutez-le avec son nom.',
    score: (right, count, percent) =>
      `Le réseau lit correctement ${right} dessins sur ${count} (${percent}).`,
    network: (name) => `Réseau : ${name}`,
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
      'Le jeu de test est formé de deux fichiers IDX, comme ceux de MNIST. Mettez-les dans un dossier pour évaluer n’importe quel modèle en ligne de commande. Vous pouvez aussi ajouter les dessins d’un autre appareil : choisissez ses deux fichiers ensemble.',
    saveImages: 'Enregistrer les images',
    saveLabels: 'Enregistrer les noms',
    add: 'Ajouter depuis des fichiers…',
    removeAll: 'Supprimer tous les dessins',
    question: (count) => `Supprimer les ${count} dessins ? C’est définitif.`,
    keep: 'Les garder',
  },
  lesson: {
    label: 'Leçon',
    do: 'À faire :',
    see: 'À voir :',
    predict: 'Prédisez d’abord :',
    found: 'Le réseau :',
    right: 'Juste.',
    wrong: 'Pas cette fois.',
    again: 'Reposer la question',
    working: 'Le réseau calcule…',
    noDigit: 'Dessinez d’abord un chiffre.',
    fold: 'Masquer le texte',
    unfold: 'Afficher',
    previous: 'Retour',
    next: 'Étape suivante',
    end: 'Terminer la leçon',
    open: (view) => `Ouvrir « ${view} » pour cette étape`,
    hand: {
      loss: (label, probability, loss) =>
        `Le réseau donne au vrai chiffre ${label} la probabilité p = ${probability}. La perte est −ln p = ${loss}.`,
      gradient: (label, probability, gradient) =>
        `Le gradient pour la sortie ${label} est p − 1 = ${probability} − 1 = ${gradient}.`,
      rate: 'Choisissez un taux d’apprentissage η. Le biais b de cette sortie devient b − η · gradient :',
      all: (before, after) =>
        `Les 44 426 paramètres font tous un tel pas. La perte passe de ${before} à ${after}.`,
    },
    steps: {
      draw: {
        title: 'Dessiner',
        text: 'Le réseau voit 28×28 valeurs de gris et répond par dix probabilités. Il a appris à partir de 60 000 chiffres écrits par des personnes.',
        do: 'Dessinez un chiffre dans la zone.',
        see: 'Les dix barres font ensemble 100 %. La plus longue est la réponse.',
        question: 'La page tourne votre chiffre d’un quart de tour. Que répond alors le réseau ?',
        options: ['Le même chiffre', 'Un autre chiffre'],
        outcome: (answer, percent) =>
          `Il répond ${answer} (${percent}). Il ne connaît pas « je ne sais pas », et il n’a jamais vu de chiffres tournés.`,
      },
      filter: {
        title: 'Un filtre',
        text: 'C1 a six filtres de 5×5 poids. Un filtre multiplie les 25 pixels sous lui par ses poids et additionne les produits : si l’image lui ressemble, la somme est grande.',
        do: 'Pointez des cellules de C1 dans le schéma. Choisissez-en une.',
        see: 'La fenêtre dans l’entrée, les 25 produits et leur somme.',
        question: 'Dans laquelle des six cartes de C1 se trouve la plus grande valeur pour votre chiffre ?',
        options: ['1', '2', '3', '4', '5', '6'],
        outcome: (map, row, column, value) =>
          `La plus grande valeur, ${value}, est dans la carte ${map}, ligne ${row}, colonne ${column}. Le schéma montre maintenant son calcul.`,
      },
      sliding: {
        title: 'Glisser',
        text: 'Le filtre glisse sur l’entrée. Il utilise les mêmes 25 poids à chacune des 24×24 positions, il trouve donc un trait où qu’il soit.',
        do: 'Jouez la passe avant.',
        see: 'La fenêtre parcourt l’entrée, et les cartes se remplissent position par position.',
        question: 'Votre chiffre se déplace de 3 pixels vers la droite. Que devient la carte 1 de C1 ?',
        options: ['Elle se déplace de 3 cellules aussi', 'Elle reste la même', 'Elle change de forme'],
        outcome: (moved, same) =>
          `Plus grande différence avec la carte déplacée de 3 cellules : ${moved}. Avec la carte d’avant : ${same}.`,
      },
      pooling: {
        title: 'Sous-échantillonner',
        text: 'S2 et S4 remplacent chaque carré de 2×2 valeurs par leur moyenne. Les cartes deviennent plus petites, et les petits mouvements comptent moins.',
        do: 'Choisissez un neurone de S2.',
        see: 'Sa valeur est la moyenne de quatre valeurs de C1.',
        question:
          'Votre chiffre se déplace d’un pixel. Dans quelle couche les valeurs changent-elles le moins, par rapport à leur taille ?',
        options: ['C1', 'S2', 'S4'],
        outcome: (c1, s2, s4) => `C1 change de ${c1}, S2 de ${s2}, S4 de ${s4}.`,
      },
      decision: {
        title: 'La décision',
        text: 'Trois couches denses font des 256 valeurs de S4 dix scores. Softmax en fait des probabilités : un point de plus multiplie une probabilité par 2,7, avant la mise à l’échelle de 100 %.',
        do: 'Choisissez les neurones de la sortie, l’un après l’autre.',
        see: 'Le score de chaque chiffre est une somme sur les 84 valeurs de F6.',
        question:
          'Un petit carré de papier couvre une partie de l’image. Où fait-il le plus baisser la probabilité de la réponse ?',
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
        question: 'Un pas avec η = 0,01 fait baisser la perte. Que fait un pas mille fois plus long ?',
        options: ['Il la fait baisser davantage', 'Il la fait moins baisser', 'Il la fait monter'],
        outcome: (before, short, long) =>
          `Perte avant : ${before} ; après η = 0,01 : ${short} ; après η = 10 : ${long}.`,
      },
      training: {
        title: 'Entraînement et surapprentissage',
        text: 'L’entraînement répète de tels pas avec beaucoup de chiffres. Avec peu de chiffres, le réseau peut les apprendre par cœur et se tromper quand même sur de nouveaux : il surapprend.',
        do: 'Appuyez sur « Démarrer ». Le réseau n’apprend qu’à partir de 1 000 chiffres, 20 fois chacun. S’il y a déjà un entraînement, réinitialisez-le d’abord, puis ouvrez de nouveau cette étape.',
        see: 'Les deux courbes : les réponses fausses pour les chiffres d’entraînement, et pour des chiffres de test dont il n’apprend pas.',
        question:
          'Quelle est ensuite son exactitude sur les chiffres de test, comparée aux chiffres d’entraînement ?',
        options: ['Meilleure', 'La même, à un point près', 'Moins bonne'],
        missing: 'Vous pourrez répondre quand l’entraînement sera terminé.',
        outcome: (training, test) =>
          `Chiffres d’entraînement : ${training} justes dans la dernière époque. Chiffres de test : ${test}.`,
      },
      breaking: {
        title: 'Où il échoue',
        text: 'Le réseau ne connaît que des images comme celles dont il a appris. Les curseurs peuvent rendre un chiffre difficile à lire, et un motif qu’une personne voit à peine peut suffire.',
        do: 'Bougez les curseurs jusqu’à ce que la réponse soit fausse. Videz la zone et dessinez de nouveau.',
        see: 'Jusqu’où vous pouvez aller avant que la réponse change, et ce que vous lisez encore vous-même.',
        question:
          'Chaque pixel de ce chiffre change d’au plus 10 %, dans le pire sens. La réponse change-t-elle ?',
        options: ['Elle reste', 'Elle change'],
        outcome: (from, to, percent) =>
          `Avant : ${from}. Après : ${to} (${percent}). « Le tromper » montre les deux images et trouve le plus petit changement.`,
      },
    },
  },
  share: {
    title: 'Partager et présenter',
    note: 'Le lien ouvre ce que vous voyez maintenant.',
    withoutNetwork:
      'Le lien ouvre cette page avec son réseau déjà entraîné : votre réseau reste sur cet ordinateur.',
    scan: 'Scannez le code avec un téléphone ou une tablette.',
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
