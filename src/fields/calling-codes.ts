/** Calling codes and the countries that have them (ITU-T E.164, list of assigned country codes). A country that is not here conflicts with nothing. */
const CODES =
  '1US CA PR DO JM TT BS BB|7RU KZ|20EG|27ZA|30GR|31NL|32BE|33FR|34ES|36HU|39IT VA|40RO|41CH|43AT|44GB GG IM JE|45DK|46SE|47NO SJ|48PL|' +
  '49DE|51PE|52MX|54AR|55BR|56CL|57CO|58VE|60MY|61AU CC CX|62ID|63PH|64NZ|65SG|66TH|81JP|82KR|84VN|86CN|90TR|91IN|92PK|94LK|98IR|' +
  '212MA EH|213DZ|216TN|221SN|225CI|234NG|254KE|351PT|352LU|353IE|354IS|356MT|357CY|358FI AX|359BG|370LT|371LV|372EE|380UA|381RS|385HR|' +
  '386SI|420CZ|421SK|852HK|886TW|961LB|966SA|971AE|972IL';

let byCountry: ReadonlyMap<string, string> | undefined;

const known = (): ReadonlyMap<string, string> =>
  (byCountry ??= new Map(
    CODES.split('|').flatMap((entry) => {
      const code = /^\d+/.exec(entry)?.[0] ?? '';
      return entry
        .slice(code.length)
        .split(' ')
        .map((country) => [country, code] as const);
    }),
  ));

/** "33" of "fr" and "FR"; undefined where it is not known. */
export const callingCodeOf = (country: string): string | undefined => known().get(country.toUpperCase());

/** The calling code that a number in international form begins with: "33" of "+33 6 12". */
export function callingCodeIn(number: string): string | undefined {
  if (!number.startsWith('+')) return undefined;
  const digits = number.replace(/[\s().-]/g, '').slice(1);
  const codes = new Set(known().values());
  return [3, 2, 1].map((length) => digits.slice(0, length)).find((code) => codes.has(code));
}

/** The import refuses all rows that it sends together with such a phone (csv.md §3). */
export function codesConflict(number: string, callingCode: string, country: string): boolean {
  const code = callingCode.replace(/^\+/, '');
  return [callingCodeOf(country), callingCodeIn(number)].some((one) => one !== undefined && one !== code);
}
