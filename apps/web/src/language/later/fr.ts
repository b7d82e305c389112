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
};
