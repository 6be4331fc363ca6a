import type { Language } from '../../protocol/reply';

interface NoticeWords {
  readonly another: string;
  readonly missing: (view: string, by: string) => string;
  readonly late: (view: string, due: string, ran: string) => string;
  readonly mineMissing: (view: string) => string;
  readonly triggerMade: string;
  readonly triggerGone: string;
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
      `“${view}” was not refreshed when it was due. It runs with the key of ${by}, whose trigger, permission or access may be gone. Tell them, or take the schedule over.`,
    late: (view, due, ran) => `“${view}” was due ${due} and refreshed only ${ran}.`,
    mineMissing: (view) => `“${view}” was not refreshed when it was due: Google did not start it. Refresh it now.`,
    triggerMade: 'The trigger that starts your scheduled refreshes was gone. It was made anew.',
    triggerGone:
      'The trigger that starts your scheduled refreshes is gone, and Google allows no new one. Grant Twenty Sheets its permissions, or switch off a schedule in another spreadsheet.',
    noSnapshot: (view) =>
      `The last dated copy of “${view}” was not written: there may be no room, or its sheet is protected. It is tried again.`,
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
      `« ${view} » n’a pas été actualisée à l’heure prévue. Elle l’est avec la clé de ${by}, dont le déclencheur, l’autorisation ou l’accès ont peut-être disparu. Prévenez cette personne, ou reprenez le programme.`,
    late: (view, due, ran) => `« ${view} » était prévue le ${due} et n’a été actualisée que le ${ran}.`,
    mineMissing: (view) =>
      `« ${view} » n’a pas été actualisée à l’heure prévue : Google ne l’a pas lancée. Actualisez maintenant.`,
    triggerMade: 'Le déclencheur qui lance vos actualisations programmées avait disparu. Il a été recréé.',
    triggerGone:
      'Le déclencheur qui lance vos actualisations programmées a disparu, et Google n’en permet pas de nouveau. Accordez à Twenty Sheets ses autorisations, ou désactivez un programme dans un autre classeur.',
    noSnapshot: (view) =>
      `La dernière copie datée de « ${view} » n’a pas été écrite : place insuffisante, ou feuille protégée. Un nouvel essai aura lieu.`,
    menu: 'une actualisation manque',
    byHand: 'à la main',
    bySchedule: 'programmée',
    you: 'vous',
    done: 'terminée',
    cancelled: 'annulée',
  },
};
