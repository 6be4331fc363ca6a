import { partsFromSerial, serialFromParts } from '../../values/serial';
import { each, type FunctionFamily, whole } from './family';
import { numberOf } from '../convert';

/** Days and the clock. A date is its serial number. */
export const DATE_FUNCTIONS: FunctionFamily = {
  NOW: whole((_args, scope) => scope.now()),
  TODAY: whole((_args, scope) => Math.floor(scope.now())),
  DATE: each(([year = null, month = null, day = null]) =>
    serialFromParts(Math.floor(numberOf(year)), Math.floor(numberOf(month)), Math.floor(numberOf(day))),
  ),
  YEAR: each(([date = null]) => partsFromSerial(numberOf(date))[0]),
  MONTH: each(([date = null]) => partsFromSerial(numberOf(date))[1]),
  DAY: each(([date = null]) => partsFromSerial(numberOf(date))[2]),
  // The same day so many months on, or the last one of a shorter month.
  EDATE: each(([date = null, months = null]) => {
    const [year, month, day] = partsFromSerial(numberOf(date));
    const wanted = month + Math.trunc(numberOf(months));
    return Math.min(serialFromParts(year, wanted, day), serialFromParts(year, wanted + 1, 0));
  }),
};
