/**
 * numfmt by its file: the package.json of 4.0.1 sends `require`, and so jest, to an index.cjs that the package does not hold.
 * The only import of numfmt in the emulator.
 */
export {
  format,
  getFormatDateInfo,
  getFormatFromId,
  isDateFormat,
  isTextFormat,
  parseDate,
  parseTime,
} from '../../../../node_modules/numfmt/dist/index.js';
