/**
 * The first script of every realm, run before the add-on's code: takes away what Apps Script lacks or is not confirmed to have (google.md
 * §5), binds Date and Math.random to the emulator, and hands the host the realm's own constructors.
 * It is source text because it must be compiled inside the realm.
 */
export const PRELUDE = `((globals) => function (now, random, absent, utc) {
  'use strict';
  const NativeDate = globals.Date;
  const proto = NativeDate.prototype;
  let construct = (args) => (args.length === 0 ? [now()] : args);
  let parseText = NativeDate.parse;

  if (utc) {
    for (const part of ['Date', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds']) {
      proto['set' + part] = proto['setUTC' + part];
    }
    const isValid = (date) => !Number.isNaN(proto.getTime.call(date));
    const localMillis = (args) => NativeDate.UTC(...args);
    const readParts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
    const localGetters = readParts.map((part) => proto['get' + part]);
    // Texts without a zone are read in the machine's zone; say the same wall clock in UTC instead.
    const ZONED = /(?:\\d[Zz]|GMT|UTC|:\\d\\d(?:[.,]\\d+)?\\s*(?:GMT|UTC)?[+-]\\d\\d:?\\d\\d)\\s*(?:\\(.*\\))?$|^[+-]?\\d{4,6}(?:-\\d\\d){0,2}$/;
    const parse = (text) => {
      const millis = NativeDate.parse(text);
      if (Number.isNaN(millis) || ZONED.test(text.trim())) return millis;
      const date = new NativeDate(millis);
      return NativeDate.UTC(...localGetters.map((get) => get.call(date)));
    };
    for (const part of ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds']) {
      proto['get' + part] = proto['getUTC' + part];
    }
    proto.getTimezoneOffset = function getTimezoneOffset() { return isValid(this) ? 0 : NaN; };
    proto.getYear = function getYear() { return this.getUTCFullYear() - 1900; };
    const utcText = proto.toUTCString;
    proto.toString = function toString() {
      if (!isValid(this)) return 'Invalid Date';
      const [day, date, month, year, time] = utcText.call(this).replace(',', '').split(' ');
      return day + ' ' + month + ' ' + date + ' ' + year + ' ' + time + ' GMT+0000 (Coordinated Universal Time)';
    };
    proto.toDateString = function toDateString() { return this.toString().replace(/ \\d\\d:.*$/, ''); };
    proto.toTimeString = function toTimeString() { return this.toString().replace(/^.* (?=\\d\\d:)/, ''); };
    for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
      const native = proto[name];
      proto[name] = function (locales, options) { return native.call(this, locales, { timeZone: 'UTC', ...options }); };
    }
    construct = (args) => {
      if (args.length === 0) return [now()];
      if (args.length > 1) return [localMillis(args)];
      return typeof args[0] === 'string' ? [parse(args[0])] : args;
    };
    parseText = (text) => parse(String(text));
  }

  function Date(...args) {
    if (new.target === undefined) return new NativeDate(now()).toString();
    return Reflect.construct(NativeDate, construct(args), new.target);
  }
  Date.prototype = proto;
  Object.defineProperty(Date, 'length', { value: 7 });
  for (const [name, value] of [['now', now], ['UTC', NativeDate.UTC], ['parse', parseText]]) {
    Object.defineProperty(Date, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(proto, 'constructor', { value: Date, writable: true, configurable: true });
  Object.defineProperty(globals, 'Date', { value: Date, writable: true, configurable: true });
  Math.random = random;
  for (const name of absent) delete globals[name];

  return {
    ObjectPrototype: Object.prototype,
    Error,
    object: () => ({}),
    array: () => [],
    date: (millis) => new NativeDate(millis),
    error(name, message) {
      const error = new Error(message);
      error.name = name;
      return error;
    },
    method: (body) => function () { return body(arguments); },
    isError: (value) => value instanceof Error,
    settle(promise, fulfilled, rejected) {
      Promise.prototype.then.call(promise, (value) => { fulfilled(value); }, (reason) => { rejected(reason); });
    },
    isPromise: (value) => value instanceof Promise,
    names: Object.getOwnPropertyNames(globals),
  };
})(this)`;

/** Absent unless an option brings them back: not confirmed to exist in Apps Script, or confirmed not to. */
export const ABSENT_GLOBALS = [
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'WeakRef',
  'FinalizationRegistry',
  'globalThis',
  'Intl',
  'SharedArrayBuffer',
  'Atomics',
  'Iterator',
  'console',
] as const;
