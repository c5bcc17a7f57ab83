// Runs once in every fresh context: the function library, recorded time and chance, and the lock on everything.
// Answers `run`, which calls a compiled program and tells what it gave, what it needs, or why it failed.
// `bounds` is the function of bounds.js.
(function (bounds) {
  "use strict";
  const NEED = { need: true };
  const LATE = { late: true };
  const NOTHING = Object.freeze({});
  const RealDate = Date;
  const clock = RealDate.now;
  const stringify = JSON.stringify;
  const parse = JSON.parse;
  const number = parseInt;
  const floor = Math.floor;
  const Failure = InternalError;
  const Fault = TypeError;
  const { freeze } = Object;
  const { ownKeys, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const DEEP = "RangeError: Maximum call stack size exceeded";
  const LONGEST_DATE = 100;
  const LONGEST_WORD = 100;
  let at = 0;
  let now = 0;
  let seed = null;
  let patience = Infinity;
  let deadline = 0;
  let answers = NOTHING;
  let wanted = "";

  const tick = () => {
    if (deadline === 0) deadline = clock() + patience;
    else if (clock() > deadline) throw LATE;
  };
  const truth = (value) =>
    typeof value === "string" ? value !== "" && value.toLowerCase() !== "false" : !!value;
  const plain = (value) => {
    const kind = typeof value;
    if (value === undefined || kind === "function" || kind === "symbol") return null;
    return kind === "number" && value - value !== 0 ? null : value;
  };
  const text = (value) =>
    value === null || value === undefined ? ""
      : typeof value === "object" ? (value instanceof RealDate ? value.toString() : stringify(json(value)))
      : typeof value === "function" || typeof value === "symbol" ? ""
      : "" + value;

  // Functions that need the host: it answers between two runs of the same program, which has no side effects.
  const ask = (name, args) => {
    const question = stringify([name, args]);
    const answer = answers[question];
    if (answer === undefined) {
      wanted = question;
      throw NEED;
    }
    if (answer.fault !== undefined) throw new Fault(answer.fault);
    return answer.value;
  };
  const word = (value) => {
    if (typeof value === "number") return "" + value;
    const written = value instanceof RealDate ? value.toString() : value;
    return typeof written === "string" && written.length <= LONGEST_WORD ? written.toWellFormed() : null;
  };

  // Numbers between 0 and 1 from 128 bits of seed (sfc32), spread out when the first one is drawn.
  let [a, b, c, d] = [0, 0, 0, 0];
  const next = () => {
    const drawn = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + drawn) | 0;
    return (drawn >>> 0) / 4294967296;
  };
  const draw = () => {
    if (seed !== null) {
      const part = (from) => number(seed.slice(from, from + 8) || "0", 16) | 0;
      [a, b, c, d] = [part(0), part(8), part(16), part(24)];
      seed = null;
      for (let i = 0; i < 12; i++) next();
    }
    return next();
  };
  const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const library = {
    stringContains(source, value, ignoreCase = false) {
      if (source === null || source === undefined || value === null || value === undefined) return false;
      const whole = text(source);
      const part = text(value);
      return truth(ignoreCase) ? whole.toLowerCase().includes(part.toLowerCase()) : whole.includes(part);
    },
    isCountryCode: (phoneNumber, countryCode) => ask("isCountryCode", [word(phoneNumber), word(countryCode)]),
    isTimeOfDayBetween: (timestamp, timeFrom, timeTo, timezone) =>
      ask("isTimeOfDayBetween", [timestamp, timeFrom, timeTo, timezone].map(word)),
    isDayOfWeek(date, day) {
      const written = /^\s*(\d{4})-(\d\d)-(\d\d)(?![^T\s])/i.exec(text(date));
      if (!written || day === null || day === undefined) return false;
      const meant = new RealDate(RealDate.UTC(+written[1], +written[2] - 1, +written[3]));
      if (meant.getUTCDate() !== +written[3]) return false;
      return DAYS[meant.getUTCDay()] === String(day).trim().toLowerCase();
    },
    uuid() {
      draw();
      let made = "";
      for (let i = 0; i < 32; i++) {
        const digit = i === 12 ? 4 : floor(next() * 16);
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
  const ZONE = /(?:z|utc|gmt|[ecmp][sd]t|(?::\d\d(?:\.\d+)?\s*|utc|gmt)[+-]\d\d:?\d\d)(?:\s*\([^()]*\))?\s*$/i;
  const DAY_ALONE = /^\s*[+-]?\d{4,6}(?:-\d\d){0,2}\s*$/;
  const ISO = /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*$/i;
  const inUtc = (given) => {
    if (given.length > LONGEST_DATE) return new RealDate(NaN);
    const parts = ISO.exec(given);
    if (parts) return new RealDate(parts[1] + "T" + parts[2] + "Z");
    return new RealDate(DAY_ALONE.test(given) || ZONE.test(given) ? given : given + " UTC");
  };
  const day = function (...parts) {
    if (!new.target) return new RealDate(now).toString();
    if (!parts.length) return new RealDate(now);
    if (parts.length > 1) return new RealDate(RealDate.UTC(...parts));
    return typeof parts[0] === "string" ? inUtc(parts[0]) : new RealDate(parts[0]);
  };
  day.now = () => now;
  day.parse = (given) => inUtc("" + given).getTime();
  day.UTC = RealDate.UTC;
  const dates = RealDate.prototype;
  day.prototype = dates;
  dates.constructor = day;
  for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
    dates["get" + part] = dates["getUTC" + part];
    if (part !== "Day") dates["set" + part] = dates["setUTC" + part];
  }
  delete dates.getYear;
  delete dates.setYear;
  const iso = dates.toISOString;
  const written = (from, to) => function () {
    return isNaN(this.getTime()) ? "Invalid Date" : iso.call(this).slice(from, to);
  };
  dates.getTimezoneOffset = () => 0;
  dates.toString = dates.toLocaleString = written(0);
  dates.toDateString = dates.toLocaleDateString = written(0, 10);
  dates.toTimeString = dates.toLocaleTimeString = written(11, 19);
  globalThis.Date = day;
  Math.random = draw;
  const { json, put, operand, big } = bounds(tick);

  // Nothing that makes code from text, reaches outside, or lives on after the run.
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    defineProperty(getPrototypeOf(kind), "constructor", { value: undefined, writable: false, configurable: false });
  }
  delete Object.prototype.__proto__;
  for (const name of ["__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"]) {
    delete Object.prototype[name];
  }
  const kept = new Set((
    "Object Array String Number Boolean Math Date JSON RegExp parseInt parseFloat isNaN isFinite encodeURIComponent " +
    "decodeURIComponent encodeURI decodeURI undefined NaN Infinity globalThis"
  ).split(" ").concat(Object.keys(library), Object.keys(library).map((n) => n[0].toUpperCase() + n.slice(1))));
  const seen = new Set();
  const lock = (value) => {
    if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value)) return;
    seen.add(value);
    for (const key of ownKeys(value)) {
      const described = getOwnPropertyDescriptor(value, key);
      if ("value" in described) lock(described.value);
      else { lock(described.get); lock(described.set); }
    }
    lock(getPrototypeOf(value));
    freeze(value);
  };
  for (const kind of kinds) lock(getPrototypeOf(kind));
  for (const value of [[][Symbol.iterator](), ""[Symbol.iterator](), "".matchAll(/x/g), (function* () {})(), tick, truth,
    plain, text, json, put, operand, draw]) {
    lock(value);
  }
  seen.add(globalThis);
  for (const name of ownKeys(globalThis)) {
    lock(globalThis[name]);
    if (!kept.has(name) && typeof name === "string") delete globalThis[name];
  }
  freeze(globalThis);

  return function run(program, data, step, contact, time, chance, known, milliseconds) {
    if (program === null) return at;
    at = 0;
    now = time;
    seed = chance;
    answers = known === "" ? NOTHING : parse(known);
    patience = milliseconds;
    deadline = 0;
    try {
      return program(data, step, contact, (index) => { at = index; }, text, truth, plain, json, tick, put, operand, stringify);
    } catch (error) {
      deadline = Infinity;
      if (error === NEED) return stringify({ need: wanted });
      if (error === LATE) return stringify({ kind: "time", message: "", at });
      if (error === big) return stringify({ kind: "output", message: "", at });
      // Scripts cannot throw; QuickJS throws what is no error when there is no memory left for one.
      if (error === null || typeof error !== "object") return stringify({ kind: "memory", message: "", at });
      const message = `${error.name}: ${error.message}`;
      const kind = error instanceof Failure || message === DEEP ? null : "fault";
      return stringify({ kind, message, at });
    }
  };
})
