/** Words of backups on sheets and in files. */
import type { WhyNot } from '../../csv/field-lines';
import type { Language } from '../../protocol/reply';

interface BackupWords {
  readonly manifestName: (date: string) => string;
  readonly title: string;
  readonly facts: readonly [workspace: string, address: string, version: string, when: string, who: string, by: string];
  readonly objectHeaders: readonly string[];
  readonly fieldHeaders: readonly string[];
  readonly forbidden: string;
  /** Of an object that was made after the objects were chosen. */
  readonly added: string;
  /** What no sheet has of some types, and that a sheet does not show deleted records. */
  readonly notInSheets: readonly string[];
  readonly key: (ending: string) => string;
  readonly whyNot: WhyNot;
}

export const BACKUP_WORDS: Readonly<Record<Language, BackupWords>> = {
  en: {
    manifestName: (date) => `Backup ${date}`,
    title: 'Backup of a Twenty workspace',
    facts: ['Workspace', 'Address', 'Version of Twenty', 'Begun', 'Made by', 'Made with'],
    objectHeaders: ['Object', 'API name', 'Records', 'Columns', 'Read at', 'Sheet', 'Left out', 'Checksum (SHA-256)'],
    fieldHeaders: [
      'Object',
      'Field',
      'API name',
      'Type',
      'Options',
      'Relation to',
      'Column of the sheet',
      'Header in a CSV',
      'Header that Twenty’s import takes',
    ],
    forbidden: 'the key may not read it',
    added: 'new in Twenty, not in this backup',
    notInSheets: [
      'Deleted records are not in a backup.',
      'Sheets show rich text as Markdown, of files their names, of who made a record the name and the way. Files to download hold all parts.',
    ],
    key: (ending) => `key that ends in ${ending}`,
    whyNot: {
      type: 'no: the import takes no field of this type',
      system: 'no: Twenty keeps it itself',
      'other-side': 'no: the other object’s file says it',
      twin: 'no: another field has the same label',
      forbidden: 'the key may not read it',
    },
  },
  fr: {
    manifestName: (date) => `Sauvegarde ${date}`,
    title: 'Sauvegarde d’un espace de travail Twenty',
    facts: ['Espace de travail', 'Adresse', 'Version de Twenty', 'Commencée', 'Faite par', 'Faite avec'],
    objectHeaders: [
      'Objet',
      'Nom API',
      'Enregistrements',
      'Colonnes',
      'Lu le',
      'Feuille',
      'Laissé de côté',
      'Somme de contrôle (SHA-256)',
    ],
    fieldHeaders: [
      'Objet',
      'Champ',
      'Nom API',
      'Type',
      'Options',
      'Relation vers',
      'Colonne de la feuille',
      'En-tête dans un CSV',
      'En-tête que l’import de Twenty accepte',
    ],
    forbidden: 'la clé ne peut pas le lire',
    added: 'nouveau dans Twenty, absent de cette sauvegarde',
    notInSheets: [
      'Les enregistrements supprimés ne sont pas dans une sauvegarde.',
      'Les feuilles montrent le texte enrichi en Markdown, des fichiers leurs noms, de l’auteur d’un enregistrement le nom et le moyen. Les fichiers à télécharger en contiennent toutes les parties.',
    ],
    key: (ending) => `clé qui se termine par ${ending}`,
    whyNot: {
      type: 'non : l’import n’accepte aucun champ de ce type',
      system: 'non : Twenty le tient lui-même',
      'other-side': 'non : le fichier de l’autre objet le dit',
      twin: 'non : un autre champ a le même libellé',
      forbidden: 'la clé ne peut pas le lire',
    },
  },
};
