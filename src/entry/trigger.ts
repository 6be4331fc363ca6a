import type { App } from './app';

/** The person's hourly trigger is there as long as one of their tables here has a schedule. */
export function fitTrigger(app: App): void {
  if (app.schedules.ownedBy(app.owner).length > 0) app.scheduler.start();
  else app.scheduler.stop();
}
