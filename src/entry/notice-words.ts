import type { Language } from '../protocol';

interface NoticeWords {
  readonly another: string;
  readonly missing: (view: string, by: string) => string;
  readonly mineMissing: (view: string) => string;
  readonly triggerMade: string;
  readonly triggerGone: string;
  readonly noRoom: (view: string) => string;
  readonly noSnapshot: (view: string) => string;
  /** Behind the menu's item that opens the sidebar. */
  readonly menu: string;
  /** In the log of runs. */
  readonly byHand: string;
  readonly bySchedule: string;
  readonly you: string;
  readonly done: string;
  readonly cancelled: string;
}

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = {
  en: {
    another: 'another editor',
    missing: (view, by) =>
      `“${view}” was not refreshed when it was due. It runs with the key of ${by}, and Google did not start it: their trigger, their permission or their access may be gone. Tell them, or take the schedule over with your own key.`,
    mineMissing: (view) =>
      `“${view}” was not refreshed when it was due: Google did not start your scheduled refresh. Refresh it now; if this comes again, pause the schedule and switch it on again.`,
    triggerMade: 'The trigger that starts your scheduled refreshes was gone. It was made anew.',
    triggerGone:
      'The trigger that starts your scheduled refreshes is gone, and Google did not allow a new one. Grant Twenty Sheets its permissions, or switch off the schedule of another spreadsheet; then open this sidebar again.',
    noRoom: (view) =>
      `The last dated copy of “${view}” did not fit into this spreadsheet (Google allows 10 million cells). Keep fewer copies, or fewer columns of them.`,
    noSnapshot: (view) =>
      `The last dated copy of “${view}” could not be written. Check that you may edit its sheet; it is tried again at the next refresh.`,
    menu: 'a refresh is missing',
    byHand: 'by hand',
    bySchedule: 'by schedule',
    you: 'you',
    done: 'done',
    cancelled: 'cancelled',
  },
  fr: {
    another: 'un autre éditeur',
    missing: (view, by) =>
      `« ${view} » n’a pas été actualisée à l’heure prévue. Elle l’est avec la clé de ${by}, et Google ne l’a pas lancée : son déclencheur, son autorisation ou son accès ont peut-être disparu. Prévenez cette personne, ou reprenez le programme avec votre propre clé.`,
    mineMissing: (view) =>
      `« ${view} » n’a pas été actualisée à l’heure prévue : Google n’a pas lancé votre actualisation programmée. Actualisez maintenant ; si cela se reproduit, mettez le programme en pause puis réactivez-le.`,
    triggerMade: 'Le déclencheur qui lance vos actualisations programmées avait disparu. Il a été recréé.',
    triggerGone:
      'Le déclencheur qui lance vos actualisations programmées a disparu, et Google n’en a pas permis un nouveau. Accordez à Twenty Sheets ses autorisations, ou désactivez le programme d’un autre classeur ; puis rouvrez ce panneau.',
    noRoom: (view) =>
      `La dernière copie datée de « ${view} » ne tenait pas dans ce classeur (Google autorise 10 millions de cellules). Gardez moins de copies, ou moins de colonnes.`,
    noSnapshot: (view) =>
      `La dernière copie datée de « ${view} » n’a pas pu être écrite. Vérifiez que vous pouvez modifier sa feuille ; un nouvel essai aura lieu à la prochaine actualisation.`,
    menu: 'une actualisation manque',
    byHand: 'à la main',
    bySchedule: 'programmée',
    you: 'vous',
    done: 'terminée',
    cancelled: 'annulée',
  },
};
