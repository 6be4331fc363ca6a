import type { RuleSet } from '../twenty/model';
import type { ExportRules } from './codec';

/** By the rules that a workspace's server follows (`Dialect.rules`): the columns that Twenty itself would export. */
export const PURE_EXPORT_RULES: Readonly<Record<RuleSet, ExportRules>> = {
  '2.21': { subFieldOrder: 'selection', morphToOne: 'empty', morphToMany: 'empty', visibleId: 'repeated' },
  newer: { subFieldOrder: 'labels', morphToOne: 'id', morphToMany: 'none', visibleId: 'once' },
};

/** What we offer for download: a morph relation to one gives its id in every release, not an empty column. */
export const DOWNLOAD_EXPORT_RULES: Readonly<Record<RuleSet, ExportRules>> = {
  '2.21': { ...PURE_EXPORT_RULES['2.21'], morphToOne: 'id' },
  newer: PURE_EXPORT_RULES.newer,
};
