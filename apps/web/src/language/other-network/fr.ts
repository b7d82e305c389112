import type { OtherTexts } from './en.js';

/** The texts in French about a network that is not the LeNet-5 of the page. */
export const otherFr: OtherTexts = {
  facts: (size, outputs, parameters) =>
    `Ce réseau prend des images de ${size} pixels. Il a ${outputs} ${outputs === 1 ? 'sortie' : 'sorties'} et ${parameters} paramètres.`,
  limits:
    'La leçon, les explications de « Voir dedans » et l’entraînement dans cette page sont faits pour le LeNet-5 de la page. Pour continuer l’entraînement de ce réseau, utilisez la ligne de commande :',
  elsewhere: (names) =>
    `Cette partie de la page montre le LeNet-5 de la page. ${names} est un autre réseau : la vue « Dessiner » montre sa réponse et ses couches. Pour continuer son entraînement, utilisez la ligne de commande :`,
  command: 'lenet5 train --from FICHIER',
  back: 'Revenir au LeNet-5 de la page',
  toDraw: 'Montrer l’autre réseau',
  pad: 'Dessinez ici',
  empty: 'La zone est vide : dessinez quelque chose, ou ouvrez une image.',
  working: 'Le réseau calcule sa réponse…',
  failed: (why) => `Il n’y a pas de réponse : ${why}.`,
  output: (index) => `sortie ${index}`,
  none: 'aucune de celles-ci',
  largest: (name, value) => `La plus grande sortie est ${name} : ${value}.`,
  single: (value) => `La sortie est ${value}.`,
  heads: {
    logits:
      'Le réseau se termine sans softmax. La page en applique un, pour que ses sorties deviennent des probabilités.',
    sigmoids:
      'Le réseau se termine par une sigmoïde : chaque sortie est une probabilité à elle seule, et leur somme n’est pas forcément 100 %.',
    values:
      'Les sorties sont des nombres, pas des probabilités. La plus longue barre est la plus grande valeur absolue.',
    penalties: 'Ce que laissent les probabilités des classes revient à « aucune de celles-ci ».',
  },
  showAll: (count) => `Montrer les ${count} sorties`,
  showTop: (count) => `Montrer les ${count} plus grandes sorties`,
  inputLabel: (columns, rows) => `L’image en ${columns} sur ${rows} pixels`,
  taken: {
    drawing: (size) =>
      `La page met le dessin à l’échelle de ${size} pixels. Elle ne le recadre pas et ne le centre pas,`,
    file: (from, size) =>
      `La page met l’image à l’échelle, de ${from} à ${size} pixels, et ne change rien d’autre,`,
    same: 'La page prend les pixels de l’image tels quels,',
  },
  because: {
    shape: (shape) => `car le réseau prend des images de ${shape}, et non celles de MNIST.`,
    data: (data) => `car le réseau a été entraîné sur ${data}, et non sur MNIST.`,
  },
  strokes: 'Traits',
  strokeColors: { light: 'blanc sur noir', dark: 'noir sur blanc' },
  layers: 'Couches',
  columns: { layer: 'Couche', output: 'Sortie', parameters: 'Paramètres' },
  total: 'Total',
  choose: 'Sélectionnez une couche pour voir sa sortie.',
  outputOf: (layer) => `Sortie de ${layer}`,
  maps: (shown, all, size) =>
    shown === all
      ? `${all} ${all === 1 ? 'carte' : 'cartes'} de ${size}.`
      : `Les ${shown} premières des ${all} cartes de ${size}.`,
  map: (index) => `carte ${index}`,
  block: (side) => `Chaque pixel est la moyenne de ${side}×${side} valeurs.`,
  units: (shown, all) =>
    shown === all
      ? `${all} ${all === 1 ? 'unité' : 'unités'}, de gauche à droite.`
      : `Les ${shown} premières des ${all} unités, de gauche à droite.`,
  range: (largest) => `La couleur la plus forte est ±${largest}.`,
  height: (largest) => `Une barre pleine est ±${largest}.`,
  notKept: 'Le moteur calcule cette couche avec la suivante : sa sortie n’est pas disponible séparément.',
};
