import type { Texts } from './en.js';

/** The texts of the page in French. */
export const fr: Texts = {
  shell: {
    title: 'LeNet-5 : dessinez un chiffre et voyez un réseau de neurones le lire',
    skip: 'Aller au contenu',
    views: 'Vues',
    nav: { draw: 'Dessiner', look: 'Voir dedans', train: 'Entraîner' },
    options: 'Options',
    network: 'Réseau',
    networkLoading: 'chargement…',
    openFile: 'Ouvrir…',
    openFileLong: 'Ouvrir un modèle : un fichier safetensors, ou model.json avec weights.bin',
    language: 'Langue',
    theme: 'Couleurs',
    themes: { auto: 'Auto', light: 'Clair', dark: 'Sombre' },
    dismiss: 'Fermer',
    local:
      'Tout se passe dans cet onglet. Aucune image, aucun chiffre, aucun poids ne quitte votre ordinateur.',
    notVerified: (provenance) => `Les données MNIST sont ${provenance}.`,
    cores: {
      one: 'Cet ordinateur a un seul cœur.',
      'one-of-several':
        'La page n’est pas isolée des autres origines, les fils ne peuvent donc pas partager de mémoire : l’entraînement utilise un cœur et dure plus longtemps.',
      all: 'L’entraînement utilise tous les cœurs de cet ordinateur.',
    },
    loading: 'Chargement…',
    dataFailed:
      'Les données d’entraînement n’ont pas pu être chargées : l’entraînement est impossible. Vous pouvez toujours dessiner et voir dedans.',
    details: 'Détails',
    tryAgain: 'Réessayer',
    reload: 'Recharger',
    partMissing: (why) =>
      `Cette partie de l’application n’a pas pu être chargée (${why}). Vérifiez la connexion et rechargez la page.`,
    dropHint: 'Déposez l’image d’un chiffre ou un fichier de modèle',
  },
  data: {
    needed: (size) => `L’entraînement télécharge d’abord MNIST : ${size}.`,
    load: 'Charger',
    loading: (percent, size) => `Chargement de MNIST : ${percent} % de ${size}`,
    ready: (count) => `${count.toLocaleString('fr')} images d’entraînement sont chargées.`,
  },
  draw: {
    intro: 'Dessinez un chiffre et regardez un petit réseau de neurones le lire.',
    pad: 'Dessiner un chiffre',
    padHint: 'Dessinez un chiffre',
    padLabel: 'Zone de dessin, 28 cellules sur 28',
    padKeys:
      'Clavier : les flèches déplacent la cellule, Maj avec une flèche dessine, Espace ajoute de l’encre, Suppr efface, 0 à 9 prennent un chiffre de test, U annule, C vide la zone. Vous pouvez coller une image, ou en déposer une n’importe où sur la page.',
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
      'Le réseau voit 28×28 pixels. La page les prépare comme dans MNIST : elle recadre l’encre, donne aux traits trop fins ou trop épais la largeur habituelle, met le chiffre à l’échelle de 20×20 pixels et le centre sur son centre de masse.',
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
    label: (label) => `Vrai chiffre : ${label}`,
    nextOfClass: 'Chiffre de test suivant d’une classe',
    cards: {
      look: {
        title: 'Voir chaque nombre',
        text: 'Voir dedans : sept couches et la somme derrière chaque unité.',
      },
      train: { title: 'Le faire apprendre', text: 'Partez de poids aléatoires et regardez-le progresser.' },
    },
  },
  prediction: {
    correct: 'C’est juste.',
    wrong: (label) => `C’est faux : le chiffre est un ${label}.`,
    sentence: (first, share, second, other) =>
      `Le réseau prédit ${first} (${share}), puis ${second} (${other}).`,
    empty: 'La zone est vide : dessinez un chiffre pour obtenir une prédiction.',
    noNetwork: 'Il n’y a pas encore de réseau, donc pas de prédiction.',
    digitLoading: (index) => `Chargement du chiffre de test ${index}…`,
    digitUnavailable: (index) =>
      `Le chiffre de test ${index} n’est pas disponible, car les données n’ont pas pu être chargées. Dessinez un chiffre, ou prenez un autre chiffre de test.`,
  },
  warnings: {
    severalDigits: (count) =>
      `Le dessin semble montrer ${count} chiffres, que le réseau lit comme un seul. Dessinez un chiffre.`,
    cutOff: 'Le dessin touche le bord de la zone, où une partie peut manquer.',
    small: (times) =>
      `Le dessin est petit : il a été agrandi ${times} fois, ses détails sont grossiers. Dessinez plus grand.`,
    muchInk:
      'Le dessin couvre tant de surface que l’encre et le papier se distinguent mal. Regardez l’entrée du réseau.',
    seeBelow: '(voir l’avertissement ci-dessous)',
  },
};
