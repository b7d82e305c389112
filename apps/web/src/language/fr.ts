import type { Texts } from './en.js';
import type { FoundTexts } from './found-phrases.js';

/** The texts of the page in French. */
export const fr: Texts = {
  punctuation: { colon: ' : ', semicolon: ' ; ', decimalMark: ',', megabyte: 'Mo' },
  shell: {
    description:
      'Dessinez un chiffre et voyez comment le réseau de neurones LeNet-5 le lit : regardez à l’intérieur, entraînez-le dans cet onglet et découvrez où il échoue.',
    skip: 'Aller au contenu',
    views: 'Vues',
    nav: { draw: 'Dessiner', look: 'Voir dedans', train: 'Entraîner', class: 'Vos chiffres' },
    options: 'Options',
    network: 'Réseau',
    readyMade: (percent) => `déjà entraîné, ${percent} justes`,
    networkLoading: 'chargement…',
    openFile: 'Ouvrir…',
    openFileLong:
      'Ouvrir un modèle : un fichier safetensors, ONNX, Keras ou CSV, ou model.json avec weights.bin',
    share: 'Partager…',
    lesson: 'Leçon',
    language: 'Langue',
    theme: 'Couleurs',
    themes: { auto: 'Auto', light: 'Clair', dark: 'Sombre' },
    dismiss: 'Fermer',
    local:
      'Tout se passe dans cet onglet. Aucune image, aucun chiffre, aucun poids ne quitte votre ordinateur.',
    notVerified: 'Les données MNIST ne sont pas vérifiées : un contexte non sécurisé n’a pas SHA-256.',
    cores: {
      one: 'Cet ordinateur a un seul cœur.',
      'one-of-several':
        'La page n’est pas isolée des autres origines, les fils ne peuvent donc pas partager de mémoire : l’entraînement utilise un cœur et dure plus longtemps.',
      all: 'L’entraînement utilise tous les cœurs de cet ordinateur.',
    },
    loading: 'Chargement…',
    dataFailed:
      'Les données d’entraînement n’ont pas pu être chargées : l’entraînement est impossible. Vous pouvez toujours dessiner et voir dedans.',
    details: 'Détails',
    tryAgain: 'Réessayer',
    reload: 'Recharger',
    partMissing: (why) =>
      `Cette partie de l’application n’a pas pu être chargée (${why}). Vérifiez la connexion et rechargez la page.`,
    dropHint: 'Déposez une image ou un fichier de modèle',
  },
  data: {
    needed: (size) => `L’entraînement télécharge d’abord MNIST : ${size}.`,
    load: 'Charger',
    loading: (percent, size) => `Chargement de MNIST : ${percent} de ${size}`,
    ready: (count) => `${count} images d’entraînement sont chargées.`,
  },
  draw: {
    intro: 'Dessinez un chiffre et regardez un petit réseau de neurones le lire.',
    pad: 'Dessiner un chiffre',
    padHint: 'Dessinez un chiffre',
    padLabel: 'Zone de dessin, 28 cellules sur 28',
    padKeys:
      'Clavier : les flèches déplacent la cellule, Maj avec une flèche dessine, Espace ajoute de l’encre, Suppr efface, 0 à 9 prennent un chiffre de test, U annule, C vide la zone. Vous pouvez coller une image, ou en déposer une n’importe où sur la page.',
    cell: (column, row) => `colonne ${column}, ligne ${row}`,
    pen: 'Trait',
    pens: { thin: 'fin', medium: 'moyen', thick: 'épais' },
    eraser: 'Gomme',
    undo: 'Annuler',
    clear: 'Vider',
    image: 'Image…',
    answer: 'Réponse',
    layers: 'Les sept couches',
    layersLabel: (answer) => `Les sept couches du réseau, de l’entrée à ${answer}.`,
    layersEmpty: 'Les couches s’allument pendant que vous dessinez.',
    layersKey: { positive: 'positif', negative: 'négatif' },
    input: 'Entrée du réseau',
    inputLabel: 'Le chiffre en 28 pixels sur 28',
    inputNote:
      'Le réseau voit 28×28 pixels. La page les prépare comme dans MNIST : elle recadre l’encre, donne aux traits trop fins ou trop épais la largeur habituelle, met le chiffre à l’échelle de 20×20 pixels et le centre sur son centre de masse.',
    distort: 'Déformer le chiffre',
    sliders: {
      shiftX: 'Vers la droite',
      shiftY: 'Vers le bas',
      rotate: 'Rotation',
      scale: 'Taille',
      stroke: 'Épaisseur du trait',
      noise: 'Bruit',
      contrast: 'Contraste',
    },
    reset: 'Réinitialiser',
    distorted: 'Les curseurs déforment ce chiffre avant que le réseau le voie.',
    removeDistortion: 'Retirer la déformation',
    testDigit: 'Ou prenez un chiffre de test',
    previousDigit: 'Chiffre de test précédent',
    nextDigit: 'Chiffre de test suivant',
    digitNumber: (last) => `Numéro du chiffre de test, de 0 à ${last}`,
    random: 'Au hasard',
    label: (label) => `Vrai chiffre : ${label}`,
    nextOfClass: 'Chiffre de test suivant d’une classe',
    save: {
      title: 'Constituer un jeu de test',
      text: 'Ajoutez ce dessin avec le chiffre qu’il montre. Les dessins restent dans ce navigateur.',
      choice: 'Le chiffre que montre le dessin',
      as: (label) => `Ajouter le dessin comme ${label}`,
      saved: (label, count) =>
        `Ajouté comme ${label}. Votre jeu de test a ${count} ${count === 1 ? 'dessin' : 'dessins'}.`,
    },
    why: 'Pourquoi cette réponse ?',
    cards: {
      lesson: {
        title: 'Suivre la leçon',
        text: 'Huit étapes : ce que voit le réseau, comment il décide et apprend, et où il échoue.',
      },
      look: {
        title: 'Voir chaque nombre',
        text: 'Voir dedans : sept couches et la somme derrière chaque neurone.',
      },
      train: { title: 'Le faire apprendre', text: 'Partez de poids aléatoires et regardez-le progresser.' },
    },
  },
  prediction: {
    correct: 'C’est juste.',
    wrong: (label) => `C’est faux : le chiffre est un ${label}.`,
    sentence: (first, share, second, other) =>
      `Le réseau prédit ${first} (${share}), puis ${second} (${other}).`,
    empty: 'La zone est vide : dessinez un chiffre pour obtenir une prédiction.',
    noNetwork: 'Il n’y a pas encore de réseau, donc pas de prédiction.',
    digitLoading: (index) => `Chargement du chiffre de test ${index}…`,
    digitUnavailable: (index) =>
      `Le chiffre de test ${index} n’est pas disponible, car les données n’ont pas pu être chargées. Dessinez un chiffre, ou prenez un autre chiffre de test.`,
  },
  status: {
    restoring: 'Chargement…',
    ready: 'Prêt',
    preparing: 'Préparation…',
    running: 'Entraînement',
    pausing: 'Suspension…',
    paused: 'Suspendu',
    finished: 'Terminé',
    brief: 'Entraînement terminé',
    epochs: (done, total) => `${done} sur ${total} ${total === 1 ? 'époque' : 'époques'}`,
    inEpoch: (status, epoch, epochs) => `${status}, époque ${epoch} sur ${epochs}`,
    atStep: (epoch, epochs, step, steps) => `époque ${epoch} sur ${epochs}, pas ${step} sur ${steps}`,
    done: (epochs) => `${epochs} entraînées`,
    epochDone: (epoch, percent) => `Époque ${epoch} terminée : ${percent} des chiffres de test corrects.`,
  },
  warnings: {
    severalDigits: (count) =>
      `Le dessin semble montrer ${count} chiffres, que le réseau lit comme un seul. Dessinez un chiffre.`,
    cutOff: 'Le dessin touche le bord de la zone, où une partie peut manquer.',
    small: (times) =>
      `Le dessin est petit : il a été agrandi ${times} fois, ses détails sont grossiers. Dessinez plus grand.`,
    muchInk:
      'Le dessin couvre tant de surface que l’encre et le papier se distinguent mal. Regardez l’entrée du réseau.',
    image: {
      severalDigits: (count) =>
        `L’image semble montrer ${count} chiffres, lus comme un seul : recadrez-la sur un chiffre.`,
      backgroundRemoved:
        'L’image a un cadre, un bord sombre, une lumière inégale ou des lignes, qui ont été retirés : vérifiez le résultat, ou recadrez-la sur le chiffre.',
      touchesBorder:
        'L’image a de l’encre d’un bord à l’autre : utilisez un chiffre sur du papier uni, avec une marge.',
      muchInk: (percent) =>
        `L’image est couverte d’encre à ${percent} : utilisez un chiffre sur du papier uni.`,
    },
  },
  network: {
    shipped: (percent) => `déjà entraîné, ${percent} des chiffres de test`,
    untrained: 'cet entraînement, avant le début',
    afterEpoch: (epoch) => `cet entraînement, après l’époque ${epoch}`,
    inEpoch: (epoch, step) => `cet entraînement, à l’époque ${epoch}, pas ${step}`,
    file: (names) => `depuis ${names}`,
    and: ' et ',
  },
  address: {
    notUsed: (values) => `La page n’utilise pas ces valeurs de l’adresse : ${values}.`,
    use: (known) => `possible : ${known}`,
    useEither: (one, other) => `possible : ${one} ou ${other}`,
    useInteger: (min, max) => `possible : un entier de ${min} à ${max}`,
    useNumber: (min, max) => `possible : un nombre de ${min} à ${max}`,
    useMoreThan: (min) => `possible : un nombre supérieur à ${min}`,
    orWord: (remedy, word) => `${remedy} ou ${word}`,
    useDigit: 'possible : un nombre de 0 à 9999, ou un dessin',
    useLabel: 'possible : un chiffre de 0 à 9',
    useUnit: 'possible : couche, carte, ligne et colonne, comme conv1.0.6.9',
    unknown: 'nom inconnu',
    ofRun: (value) => `l’entraînement de cet onglet a ${value}`,
    notApplicable: 'sans effet avec ces réglages',
  },
  notices: {
    shipped: (why) => `Une partie de l’application manque : ${why}.`,
    start: (why) => `L’entraînement n’a pas pu être ouvert : ${why}.`,
    texts: (why) => `Les textes n’ont pas pu être chargés : ${why}.`,
    file: (why) => `Le fichier n’a pas pu être ouvert : ${why}.`,
    addressFile: (why) => `Le réseau n’a pas été ouvert : ${why}.`,
    isolation: 'Rechargez la page une fois pour entraîner sur tous les cœurs.',
    notKept: (losses) =>
      `Le navigateur bloque le stockage pour cette page. Au rechargement sera perdu : ${losses}.`,
    losses: {
      theme: 'le choix des couleurs',
      run: 'l’entraînement',
      language: 'le choix de la langue',
      drawings: 'l’ensemble des dessins',
    },
    keepRun: 'Téléchargez un point de reprise pour garder un entraînement.',
    image: (why) => `L’image n’a pas été ouverte : ${why}.`,
    imageScaled: (percent, megapixels) =>
      `L’image a été réduite à ${percent}, car elle a plus de ${megapixels} mégapixels.`,
    restored: (done) => `Votre dernier entraînement est rétabli : ${done}.`,
    lost: 'La page a été rechargée avant l’enregistrement du premier point de reprise : l’entraînement recommence donc au début.',
    opened: (done) => `L’entraînement du fichier est ouvert : ${done}.`,
    busy: 'Cet onglet entraîne. Suspendez-le d’abord, puis ouvrez l’entraînement du fichier.',
    openRun: 'Ouvrir l’entraînement',
    otherTab:
      'L’entraînement enregistré est ouvert dans un autre onglet : cet onglet en commence donc un nouveau.',
    stopped: (why) => `L’entraînement s’est arrêté : ${why}.`,
    lostSinceCheckpoint: 'Seul l’entraînement depuis le dernier point de reprise est perdu.',
    resume: 'Reprendre',
    storageFull: 'Le stockage du navigateur est plein',
    notStored: (why) => `Le navigateur ne peut pas enregistrer l’entraînement (${why})`,
    keepTraining: (problem) =>
      `${problem}. L’entraînement continue, mais serait perdu au rechargement. Téléchargez un point de reprise ou libérez de la place.`,
    epochMissing: (epoch) => `Le réseau de l’époque ${epoch} n’a pas été enregistré.`,
    modelOpened: (names) => `Le réseau de ${names} est sélectionné.`,
    modelNotOpened: (names, why) =>
      `${names} n’a pas été ouvert : ${why}. Le réseau sélectionné reste le même.`,
    isCheckpoint: (done) =>
      `Le fichier est un point de reprise (${done}) : vous pouvez ouvrir son entraînement à la place de celui de cet onglet.`,
    readAs: (notes) => `Lecture du fichier : ${notes}.`,
    assumedLayers:
      'Le fichier ne décrit pas ses couches : choisissez l’activation et le sous-échantillonnage avec lesquels le réseau a été entraîné, ou aucun (none) pour des convolutions avec un pas. Des pixels de 0 à 1 sont supposés. Avec d’autres, les prédictions sont fausses.',
    activation: 'Activation',
    pooling: 'Sous-échantillonnage',
    strides: 'Pas',
  },
  errors: {
    packages: {
      SAFETENSORS_TRUNCATED: {
        problem: 'le fichier safetensors est tronqué',
        remedy: 'copiez-le ou enregistrez-le de nouveau',
      },
      SAFETENSORS_CHECKSUM: {
        problem: 'le fichier safetensors est endommagé',
        remedy: 'utilisez une autre copie ou un fichier antérieur',
      },
      SAFETENSORS_BAD_HEADER: {
        problem: 'l’en-tête du fichier safetensors est invalide',
        remedy: 'utilisez un fichier écrit par une bibliothèque safetensors',
      },
      SAFETENSORS_BAD_OFFSETS: {
        problem: 'le fichier safetensors est invalide',
        remedy: 'enregistrez-le de nouveau',
      },
      SAFETENSORS_DTYPE: {
        problem: 'un tenseur du fichier n’est ni F32, ni F16, ni BF16',
        remedy: 'enregistrez-le en float32',
      },
      CORE_WEIGHTS_MISMATCH: {
        problem: 'les poids ne correspondent pas aux couches',
        remedy: 'utilisez les poids de la même architecture',
      },
      CORE_WEIGHTS_NOT_FINITE: {
        problem: 'un poids n’est pas un nombre fini',
        remedy: 'l’entraînement a divergé, réduisez le taux d’apprentissage',
      },
      MODEL_WRONG_SHAPE: {
        problem: 'le modèle ne correspond pas aux données',
        remedy: 'utilisez un modèle à 28×28 entrées et 10 sorties',
      },
      MODEL_IS_GRAPH_MODEL: {
        problem: 'le fichier est un graph model de tfjs',
        remedy: 'enregistrez-le comme layers model',
      },
      MODEL_UNKNOWN_LAYER: {
        problem: 'le modèle a des couches que tfjs ne connaît pas',
        remedy: 'utilisez un modèle fait de couches de tfjs',
      },
      MODEL_INVALID_FILE: {
        problem: 'le fichier de modèle est invalide',
        remedy: 'exportez-le ou copiez-le de nouveau',
      },
      MODEL_WEIGHTS_SIZE: {
        problem: 'la taille des poids ne correspond pas à model.json',
        remedy: 'enregistrez ou copiez de nouveau le modèle',
      },
      MODEL_WEIGHTS_DTYPE: {
        problem: 'un poids n’est pas en float32',
        remedy: 'enregistrez le modèle en float32',
      },
      WEB_INVALID_MODEL_JSON: {
        problem: 'le fichier n’est pas du JSON valide',
        remedy: 'ouvrez le model.json écrit par model.save()',
      },
      MNIST_NETWORK: { problem: 'le serveur est injoignable', remedy: 'vérifiez la connexion et réessayez' },
      MNIST_HTTP_STATUS: {
        problem: 'un fichier des données ne peut pas être téléchargé',
        remedy: 'vérifiez le serveur et réessayez',
      },
      MNIST_DOWNLOAD_BROKEN: { problem: 'le téléchargement a été interrompu', remedy: 'réessayez' },
      MNIST_DIGEST_MISMATCH: {
        problem: 'un fichier des données n’est pas celui qui est publié',
        remedy: 'rechargez la page pour le télécharger de nouveau',
      },
      MNIST_BROKEN_GZIP: {
        problem: 'un fichier des données n’est pas un fichier gzip valide',
        remedy: 'réessayez',
      },
      MNIST_IDX_EMPTY: { problem: 'le fichier IDX est vide', remedy: 'utilisez une autre copie' },
      MNIST_IDX_WRONG_MAGIC: {
        problem: 'le fichier n’est pas un fichier IDX du type attendu',
        remedy: 'utilisez les images ou les étiquettes d’un jeu de test',
      },
      MNIST_IDX_WRONG_TYPE: {
        problem: 'le fichier IDX a des valeurs du mauvais type',
        remedy: 'utilisez un fichier d’octets',
      },
      MNIST_IDX_TRUNCATED: { problem: 'le fichier IDX est tronqué', remedy: 'utilisez une autre copie' },
      MNIST_IDX_TRAILING_BYTES: {
        problem: 'le fichier IDX est trop long',
        remedy: 'utilisez une autre copie',
      },
      TRAIN_LOSS_NOT_FINITE: {
        problem: 'la perte n’est pas un nombre fini',
        remedy: 'utilisez un dixième du taux d’apprentissage',
      },
      TRAIN_WEIGHTS_NOT_FINITE: {
        problem: 'les poids ne sont pas des nombres finis',
        remedy: 'utilisez un dixième du taux d’apprentissage',
      },
      COMPILER_WORKER_DIED: {
        problem: 'un fil de l’entraînement s’est arrêté',
        remedy: 'reprenez l’entraînement',
      },
      COMPILER_KERNELS_UNAVAILABLE: {
        problem: 'le navigateur ne prend pas en charge ces noyaux',
        remedy: 'choisissez les noyaux simd ou un navigateur plus récent',
      },
    },
    found: {
      fewerBytes: (found, expected) => `${found} octets au lieu d’au moins ${expected}`,
      otherBytes: (found, expected) => `${found} octets au lieu de ${expected}`,
      bytesOfHeader: (found, expected) => `${found} octets, son en-tête en demande ${expected}`,
      receivedOf: (found, all, why) => `${found} octets sur ${all}, ${why}`,
      received: (found, why) => `${found} octets, ${why}`,
      checksum: (found, expected) => `CRC-32C ${found} au lieu de ${expected}`,
      values: (name, shape, count, expected) =>
        `${name} est ${shape} avec ${count} valeurs, et non ${expected}`,
      shape: (name, shape, expected) => `${name} est ${shape}, et non ${expected}`,
      tensors: (found, expected) => `${found} tenseurs au lieu de ${expected}`,
      missing: (name) => `${name} manque`,
      loss: (loss, step, epoch, rate) =>
        `${loss} au pas ${step} de l’époque ${epoch}, taux d’apprentissage ${rate}`,
      weights: (value, epochs, steps) => `${value} après ${epochs} époques et ${steps} pas`,
      shapes: (input, output) => `entrée ${input}, sortie ${output}`,
      digest: (found, expected) => `${found} au lieu de ${expected}`,
      firstCharacter: () => 'le premier caractère n’est pas {',
      notJson: () => 'pas du JSON',
      notText: () => 'pas de l’UTF-8',
      noResponse: () => 'aucune réponse',
    } satisfies FoundTexts,
    unexpected: (message) => `erreur inattendue : ${message}`,
    file: (path) => ({
      problem: `${path} ne peut pas être chargé`,
      remedy: 'vérifiez la connexion et réessayez',
    }),
    unreadableImage: {
      problem: 'le navigateur ne peut pas lire l’image',
      remedy: 'utilisez un fichier PNG, JPEG, WebP ou GIF',
    },
    unknownType: 'type inconnu',
    noInk: {
      problem: 'aucune encre n’a été trouvée dans l’image',
      remedy: 'utilisez l’image d’un chiffre plus sombre ou plus clair que son fond',
    },
    oneGrayLevel: 'un seul niveau de gris',
    noDigits: { problem: 'les données MNIST ne sont pas chargées', remedy: 'chargez-les d’abord' },
    shippedNetwork: {
      problem: 'le fichier du réseau fourni est incomplet',
      remedy: 'rechargez la page',
    },
    bytes: (found, expected) => `${found} octets sur ${expected}`,
    noCheckpoint: {
      problem: 'l’entraînement n’a pas encore de point de reprise',
      remedy: 'entraînez d’abord au moins un lot',
    },
    worker: {
      problem: 'le worker qui entraîne s’est arrêté',
      remedy: 'réessayez pour en démarrer un nouveau',
    },
    workerEnded: 'le navigateur l’a arrêté',
    workerNotLoaded: 'son script n’a pas été chargé',
    noAnswer: (seconds) => `aucune réponse depuis ${seconds} s`,
    incompleteModel: (missing) => ({
      problem: `${missing} manque`,
      remedy: 'ouvrez model.json et weights.bin ensemble',
    }),
    notAModel: {
      problem: 'le format n’est pas pris en charge',
      remedy: 'ouvrez un fichier safetensors, ONNX, Keras ou CSV, ou model.json avec weights.bin',
    },
    saveAsSafetensors: (code) => `enregistrez ses poids en safetensors, en Python : ${code}`,
    noFile: 'aucun fichier',
    weightsUnknown: {
      problem: 'les couches de ces poids sont inconnues',
      remedy: 'ouvrez un fichier qui décrit ses couches, comme ONNX, Keras ou ce que lenet5 import écrit',
    },
    unknownLayers: {
      problem: 'le modèle a des couches que seul TensorFlow.js calcule',
      remedy: 'évaluez-le avec lenet5 evaluate en ligne de commande',
    },
    noImageNetwork: {
      problem: 'le réseau ne prend pas d’images de 1 à 4 canaux',
      remedy: 'ouvrez un réseau qui classe des images',
    },
    notATestSet: {
      problem: 'les fichiers ne forment pas un jeu de test',
      remedy: 'ouvrez ensemble les fichiers IDX des images, de 28×28 octets, et de leurs étiquettes',
    },
    otherImages: (rows, columns, types) => `images de ${rows}×${columns}, ${types}`,
    otherCounts: (images, labels) => `${images} images et ${labels} étiquettes`,
    otherLabel: (label) => `l’étiquette ${label}`,
  },
};
