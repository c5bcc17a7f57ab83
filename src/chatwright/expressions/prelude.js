// Runs once in every fresh context: the function library, recorded time and chance, and the lock on everything.
// Answers `run`, which calls a compiled program and tells what it gave, what it needs, or why it failed.
(function () {
  "use strict";
  const NEED = { need: true };
  const NOTHING = Object.freeze({});
  const RealDate = Date;
  const stringify = JSON.stringify;
  const parse = JSON.parse;
  const isArray = Array.isArray;
  let at = 0;
  let now = 0;
  let random = 1;
  let answers = NOTHING;
  let wanted = "";

  const text = (value) =>
    value === null || value === undefined ? ""
      : typeof value === "object" ? (value instanceof RealDate ? value.toISOString() : stringify(value))
      : typeof value === "function" || typeof value === "symbol" ? ""
      : String(value);
  const truth = (value) =>
    typeof value === "string" ? value !== "" && value.toLowerCase() !== "false" : Boolean(value);
  const plain = (value) => {
    const kind = typeof value;
    if (value === undefined || kind === "function" || kind === "symbol") return null;
    if (kind === "bigint") return String(value);
    if (value instanceof RealDate) return value.toJSON();
    return value;
  };

  // Functions that need the host: it answers between two runs of the same program, which has no side effects.
  const ask = (name, args) => {
    const question = stringify([name, args.map((value) => (value === undefined ? null : value))]);
    const answer = answers[question];
    if (answer === undefined) {
      wanted = question;
      throw NEED;
    }
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return answer.value;
  };
  const draw = () => {
    random = (random + 0x6d2b79f5) | 0;
    let value = Math.imul(random ^ (random >>> 15), 1 | random);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const library = {
    stringContains(source, value, ignoreCase = false) {
      if (source === null || source === undefined || value === null || value === undefined) return false;
      const [whole, part] = [text(source), text(value)];
      return truth(ignoreCase) ? whole.toLowerCase().includes(part.toLowerCase()) : whole.includes(part);
    },
    isCountryCode: (phoneNumber, countryCode) => ask("isCountryCode", [phoneNumber, countryCode]),
    isTimeOfDayBetween: (timestamp, timeFrom, timeTo, timezone) =>
      ask("isTimeOfDayBetween", [timestamp, timeFrom, timeTo, timezone]),
    isDayOfWeek(date, day) {
      const written = /^\s*(\d{4})-(\d\d)-(\d\d)/.exec(text(date));
      if (!written || day === null || day === undefined) return false;
      const weekday = new RealDate(RealDate.UTC(+written[1], +written[2] - 1, +written[3])).getUTCDay();
      return DAYS[weekday] === String(day).trim().toLowerCase();
    },
    uuid() {
      let made = "";
      for (let i = 0; i < 32; i++) {
        const digit = i === 12 ? 4 : Math.floor(draw() * 16);
        made += (i === 16 ? (digit & 3) | 8 : digit).toString(16);
        if (i === 7 || i === 11 || i === 15 || i === 19) made += "-";
      }
      return made;
    },
  };
  for (const name of Object.keys(library)) {
    globalThis[name] = library[name];
    globalThis[name[0].toUpperCase() + name.slice(1)] = library[name];
  }
  delete globalThis.Uuid;

  // Time is the turn's, in UTC, whatever the machine's zone.
  const day = function (...parts) {
    if (!new.target) return new RealDate(now).toISOString();
    if (!parts.length) return new RealDate(now);
    if (parts.length > 1) return new RealDate(RealDate.UTC(...parts));
    const written = parts[0];
    const bare = typeof written === "string" && /^\s*\d{4}-\d\d-\d\dT[\d:.]+\s*$/.test(written);
    return new RealDate(bare ? written.trim() + "Z" : written);
  };
  day.now = () => now;
  day.parse = (written) => new day(written).getTime();
  day.UTC = RealDate.UTC;
  day.prototype = RealDate.prototype;
  for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
    RealDate.prototype["get" + part] = RealDate.prototype["getUTC" + part];
    if (part !== "Day") RealDate.prototype["set" + part] = RealDate.prototype["setUTC" + part];
  }
  RealDate.prototype.getTimezoneOffset = () => 0;
  for (const name of ["toString", "toLocaleString"]) RealDate.prototype[name] = RealDate.prototype.toISOString;
  RealDate.prototype.toDateString = RealDate.prototype.toLocaleDateString = function () {
    return this.toISOString().slice(0, 10);
  };
  RealDate.prototype.toTimeString = RealDate.prototype.toLocaleTimeString = function () {
    return this.toISOString().slice(11, 19);
  };
  globalThis.Date = day;
  Math.random = draw;
  BigInt.prototype.toJSON = function () { return String(this); };

  // Nothing that makes code from text, reaches outside, or lives on after the run.
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind);
    Object.defineProperty(prototype, "constructor", { value: undefined, writable: false, configurable: false });
  }
  delete Object.prototype.__proto__;
  for (const name of ["__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"]) {
    delete Object.prototype[name];
  }
  const kept = new Set((
    "Object Array String Number Boolean Math Date JSON RegExp BigInt Map Set Symbol Error TypeError RangeError " +
    "SyntaxError ReferenceError parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI " +
    "decodeURI undefined NaN Infinity globalThis InternalError"
  ).split(" ").concat(Object.keys(library), Object.keys(library).map((n) => n[0].toUpperCase() + n.slice(1))));
  const seen = new Set();
  const lock = (value) => {
    if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value)) return;
    seen.add(value);
    for (const key of Reflect_ownKeys(value)) {
      const described = Object_describe(value, key);
      if (!described) continue;
      if ("value" in described) lock(described.value);
      else { lock(described.get); lock(described.set); }
    }
    lock(Object_prototypeOf(value));
    Object_freeze(value);
  };
  const Reflect_ownKeys = Reflect.ownKeys;
  const Object_describe = Object.getOwnPropertyDescriptor;
  const Object_prototypeOf = Object.getPrototypeOf;
  const Object_freeze = Object.freeze;
  for (const name of Reflect_ownKeys(globalThis)) {
    if (!kept.has(name) && typeof name === "string") delete globalThis[name];
  }
  for (const kind of kinds) lock(Object_prototypeOf(kind));
  for (const value of [[][Symbol.iterator](), new Map().entries(), new Set().values(), ""[Symbol.iterator](),
    "".matchAll(/x/g), (function* () {})()]) {
    lock(Object_prototypeOf(value));
  }
  lock(globalThis);

  return function run(program, data, step, time, seed, known) {
    at = 0;
    now = time;
    random = seed;
    answers = known === "" ? NOTHING : parse(known);
    try {
      return program(data, step, (index) => { at = index; }, text, truth, plain);
    } catch (error) {
      if (error === NEED) return stringify({ need: wanted });
      let message = "unknown error";
      if (typeof error === "object" && error !== null) message = `${error.name}: ${error.message}`;
      else message = text(error);
      return stringify({ fault: message, at });
    }
  };
})();
