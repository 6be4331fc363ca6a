import type { HELP as EN } from '../en/help';
import type { SameShape } from '../same-shape';

export const HELP: SameShape<typeof EN> = {
  help: {
    title: 'Aide',
    write: {
      question: 'Modifie-t-il quelque chose dans Twenty ?',
      answer:
        'Non, il ne fait que lire. Ce que vous saisissez dans les colonnes d’une table est rétabli à la prochaine actualisation, qui le signale ; avec « Modifier les cellules, pour Twenty », votre saisie reste, et vous l’importez vous-même dans Twenty.',
    },
    own: {
      question: 'Que deviennent mes propres colonnes et formules ?',
      answer:
        'Elles restent à côté de leurs enregistrements quand ceux-ci changent de place. Ce qui se trouvait à côté d’un enregistrement disparu est gardé dans une feuille à part et revient avec lui.',
    },
    missing: {
      question: 'Pourquoi une colonne ou un enregistrement manque-t-il ?',
      answer:
        'La page de la table nomme chaque colonne non importée, et pourquoi. Un enregistrement absent n’est pas montré par la vue, ou le rôle de votre clé ne permet pas de le voir.',
    },
    stop: {
      question: 'Puis-je fermer ce panneau pendant une opération ?',
      answer:
        'Oui. Rouvrez-le et elle reprend où elle en était. Tant que tout n’est pas là, la feuille reste comme avant.',
    },
    others: {
      question: 'Que voient les autres personnes de ce classeur ?',
      answer:
        'Tout ce qui est dans les feuilles. Votre clé est dans votre compte Google ; pour actualiser une table, chacun a besoin de la sienne. Si le script appartient à ce classeur (Extensions → Apps Script le montre), ceux qui peuvent le modifier pourraient changer le script, et ainsi lire une clé.',
    },
    accounts: {
      question: 'Le panneau ne s’ouvre pas, ou redemande sans cesse une autorisation',
      answer:
        'Plusieurs comptes Google dans un même navigateur en sont la cause. Utilisez un seul compte, ou un profil de navigateur séparé.',
    },
  },
};
