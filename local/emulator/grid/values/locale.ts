export function languageTag(locale: string): string {
  return locale.replace('_', '-');
}

export function isFrench(locale: string): boolean {
  return locale.toLowerCase().startsWith('fr');
}
