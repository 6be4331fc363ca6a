import { SERVICE_ERRORS } from './errors';

export type ServiceErrorKey = keyof typeof SERVICE_ERRORS;

/** The text of a service error in the user's language: French for "fr…", otherwise English. */
export function formatServiceError(
  locale: string,
  key: ServiceErrorKey,
  ...details: readonly (string | number)[]
): string {
  const texts = SERVICE_ERRORS[key];
  const template: string = locale.toLowerCase().startsWith('fr') ? texts.fr : texts.en;
  return template.replace(/\{(\d)\}/g, (_, index: string) => String(details[Number(index)] ?? ''));
}
