import type { App } from '../app/app';

/** Tables of this person whose pull by hand goes on without its sidebar, by their ids. */
const going = ({ user, spreadsheetId }: App): readonly string[] =>
  (user.get(`${spreadsheetId}/going`) ?? '').split(' ').filter((tableId) => tableId !== '');

function saveGoing({ user, spreadsheetId }: App, tableIds: readonly string[]): void {
  const key = `${spreadsheetId}/going`;
  if (tableIds.length === 0) user.delete(key);
  else user.set(key, tableIds.join(' '));
}

export const goingTables = going;

/** The person's trigger is there as long as one of their tables here has a schedule, or a pull goes on by itself. */
export function fitTrigger(app: App): void {
  if (isNeeded(app)) app.scheduler.start();
  else app.scheduler.stop();
}

function isNeeded(app: App): boolean {
  if (going(app).length > 0) return true;
  return app.glance(() => app.schedules.ownedBy(app.owner)).some(({ schedule }) => !schedule.paused);
}

/**
 * A pull that one slice did not end goes on if its sidebar is closed. @returns within how many minutes; null where Google lets it not.
 */
export function goOnAlone(app: App, tableId: string): number | null {
  const known = going(app);
  if (!known.includes(tableId)) {
    try {
      app.scheduler.start();
      saveGoing(app, [...known, tableId]);
    } catch {
      return null;
    }
  }
  return app.scheduler.everyMinutes();
}

/** The pull has ended: its trigger goes, unless another needs it. */
export function endAlone(app: App, tableId: string): void {
  const known = going(app);
  if (!known.includes(tableId)) return;
  saveGoing(
    app,
    known.filter((one) => one !== tableId),
  );
  fitTrigger(app);
}
