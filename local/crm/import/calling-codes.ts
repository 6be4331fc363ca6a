/**
 * Countries by calling code (ITU-T E.164, list of assigned country codes). Where a code is shared, all of its countries; a country that is
 * not listed conflicts with nothing.
 */
const COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'US CA PR DO JM TT BS BB',
  '7': 'RU KZ',
  '20': 'EG',
  '27': 'ZA',
  '30': 'GR',
  '31': 'NL',
  '32': 'BE',
  '33': 'FR',
  '34': 'ES',
  '36': 'HU',
  '39': 'IT VA',
  '40': 'RO',
  '41': 'CH',
  '43': 'AT',
  '44': 'GB GG IM JE',
  '45': 'DK',
  '46': 'SE',
  '47': 'NO SJ',
  '48': 'PL',
  '49': 'DE',
  '51': 'PE',
  '52': 'MX',
  '54': 'AR',
  '55': 'BR',
  '56': 'CL',
  '57': 'CO',
  '58': 'VE',
  '60': 'MY',
  '61': 'AU CC CX',
  '62': 'ID',
  '63': 'PH',
  '64': 'NZ',
  '65': 'SG',
  '66': 'TH',
  '81': 'JP',
  '82': 'KR',
  '84': 'VN',
  '86': 'CN',
  '90': 'TR',
  '91': 'IN',
  '92': 'PK',
  '94': 'LK',
  '98': 'IR',
  '212': 'MA EH',
  '213': 'DZ',
  '216': 'TN',
  '221': 'SN',
  '225': 'CI',
  '234': 'NG',
  '254': 'KE',
  '351': 'PT',
  '352': 'LU',
  '353': 'IE',
  '354': 'IS',
  '356': 'MT',
  '357': 'CY',
  '358': 'FI AX',
  '359': 'BG',
  '370': 'LT',
  '371': 'LV',
  '372': 'EE',
  '380': 'UA',
  '381': 'RS',
  '385': 'HR',
  '386': 'SI',
  '420': 'CZ',
  '421': 'SK',
  '852': 'HK',
  '886': 'TW',
  '961': 'LB',
  '966': 'SA',
  '971': 'AE',
  '972': 'IL',
};

const CODE_OF = new Map(Object.entries(COUNTRIES).flatMap(([code, all]) => all.split(' ').map((one) => [one, code])));

/**
 * Why the server refuses the parts of a phone: its country has another calling code than the file says, or than its number begins with
 * (csv.md §3). Null where nothing conflicts, and where the file has no calling code: the number is read anew then.
 */
export function phoneConflict(parts: ReadonlyMap<string, unknown>): string | null {
  const part = (name: string): string => {
    const value = parts.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const calling = part('primaryPhoneCallingCode').replace(/^\+/, '');
  if (calling === '') return null;
  const country = part('primaryPhoneCountryCode').toUpperCase();
  const ofCountry = CODE_OF.get(country);
  if (ofCountry !== undefined && ofCountry !== calling) return `the calling code +${calling} is not that of ${country}`;
  const number = part('primaryPhoneNumber').replace(/[\s().-]/g, '');
  const ofNumber = [3, 2, 1].map((length) => number.slice(1, 1 + length)).find((code) => code in COUNTRIES);
  const conflicts = number.startsWith('+') && ofNumber !== undefined && ofNumber !== calling;
  return conflicts ? `the number begins with another calling code than +${calling}` : null;
}
