// Runs once in every fresh context, before the first script: takes away what scripts must not have, and bounds what
// they keep. QuickJS looks at the time only now and then while it runs JavaScript, and never inside most of its own
// functions, so every one of those that a script can reach looks at the time itself and refuses work without end.
// `tick` throws when time is up. Answers what the prelude needs: `json`, `put`, `operand`, and `big`, which `json` throws.
(function (tick) {
  "use strict";
  const LONGEST = 1_000_000;
  const SEARCH = 100_000_000;
  const PATTERN = 1_000;
  const NUMBER = 10_000;
  const TEXT = 300_000;
  const NODES = 300_000;
  const DEPTH = 100;
  const BIG = { big: true };
  const { apply, ownKeys, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const { isArray } = Array;
  const { keys, freeze, hasOwn } = Object;
  const [RealArray, RealNumber, RealString, RealBoolean, RealRegExp] = [Array, Number, String, Boolean, RegExp];
  const { prototype: ancestor } = Object;
  const TooMuch = RangeError;
  const { includes } = String.prototype;
  const refuse = (message) => { throw new TooMuch(message); };

  // `made[key] = value`, also for the names that every object inherits: those are read-only once frozen.
  const put = (object, key, value) => {
    if (key in ancestor) defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    else object[key] = value;
  };

  // A value as JSON has it, as a tree of its own: what is shared is copied, so that nothing grows unseen.
  let nodes = 0;
  const json = (value) => {
    if (typeof value === "string") return value;
    nodes = 0;
    return tree(value, "", 0);
  };
  const tree = (value, key, depth) => {
    if (++nodes > NODES || depth > DEPTH) throw BIG;
    if (value !== null && typeof value === "object" && typeof value.toJSON === "function") {
      value = apply(value.toJSON, value, [key]);
    }
    if (typeof value === "number") return value - value === 0 ? value : null;
    if (value === undefined || typeof value === "function" || typeof value === "symbol") {
      return depth === 0 ? null : undefined;
    }
    if (value === null || typeof value !== "object") return value;
    if (value instanceof RealNumber || value instanceof RealString || value instanceof RealBoolean) {
      return value.valueOf();
    }
    if (isArray(value)) {
      const made = [];
      for (let index = 0; index < value.length; index++) {
        const inner = tree(value[index], String(index), depth + 1);
        made[index] = inner === undefined ? null : inner;
      }
      return made;
    }
    const made = {};
    for (const name of keys(value)) {
      const inner = tree(value[name], name, depth + 1);
      if (inner !== undefined) put(made, name, inner);
    }
    return made;
  };

  const length = (value) => {
    const long = value === null || value === undefined ? 0 : value.length;
    if (long !== undefined && (typeof long !== "number" || long > LONGEST)) refuse("The list is too long.");
    return long || 0;
  };
  const word = (value) =>
    typeof value === "object" && value !== null && !(value instanceof RealRegExp) ? "" + value : value;
  const pattern = (value) => {
    if (typeof value === "string" && value.length > PATTERN) refuse("The regular expression is too long.");
    return value;
  };

  // What each kind of function looks at before it works; each answers what to call it on, and may change `given`.
  const list = (self) => { length(self); return self; };
  const listSearch = (self, given) => {
    if (typeof given[0] === "string" && length(self) * given[0].length > SEARCH) refuse("The search is too long.");
    return list(self);
  };
  const lists = (self, given) => {
    let total = length(self);
    for (const item of given) total += isArray(item) ? length(item) : 1;
    if (total > LONGEST) refuse("The list is too long.");
    return self;
  };
  const byText = (one, other) => {
    tick();
    const [first, second] = ["" + one, "" + other];
    return first < second ? -1 : first > second ? 1 : 0;
  };
  const sorted = (self, given) => {
    if (given[0] === undefined) given[0] = byText;
    return list(self);
  };
  const whole = (self) => (self === null || self === undefined ? self : "" + self);
  const textSearch = (self, given) => {
    const [text, part] = [whole(self), word(given[0])];
    if (given.length) given[0] = part;
    if (typeof part === "string" && text && text.length * part.length > SEARCH) refuse("The search is too long.");
    return text;
  };
  const textReplace = (self, given) => {
    const text = textSearch(self, given);
    if (typeof given[1] === "function") return text;
    given[1] = "" + word(given[1]);
    // `$` stands for pieces of the text, so that each match may copy all of it.
    const each = !text ? 0 : apply(includes, given[1], ["$"]) ? text.length : given[1].length;
    if (text.length * each > SEARCH) refuse("The text is too long to replace so much of it.");
    return text;
  };
  const textMatch = (self, given) => {
    if (given.length) given[0] = pattern(word(given[0]));
    return whole(self);
  };
  const numbers = (self, given) => {
    for (const item of given) {
      if (typeof item === "string" && item.length > NUMBER) refuse("The text is too long for a number.");
    }
    return self;
  };
  // An operand that an operator may make a number of; it may also be compared as text, so data of any size will do.
  const operand = (value) => {
    const written = isArray(value) ? "" + value : value;
    if (typeof written === "string" && written.length > TEXT) refuse("The text is too long for a number.");
    return value;
  };
  const same = (self) => self;
  const stringified = (self, given) => {
    if (typeof given[0] === "object") given[0] = json(given[0]);
    if (isArray(given[1]) && given[1].length > 50) refuse("JSON.stringify: the list of names is too long.");
    return self;
  };

  const bounded = (native, look) => ({
    bounded(...given) {
      tick();
      return apply(native, look(this, given), given);
    },
  }).bounded;
  const replace = (holder, name, value) => {
    defineProperty(value, "name", { value: name });
    defineProperty(holder, name, { value, writable: true, enumerable: false, configurable: true });
  };
  const bound = (holder, look, special = {}) => {
    for (const name of ownKeys(holder)) {
      const { value } = getOwnPropertyDescriptor(holder, name);
      if (typeof name !== "string" || name === "constructor" || typeof value !== "function") continue;
      replace(holder, name, bounded(value, hasOwn(special, name) ? special[name] : look));
    }
  };
  const keep = (holder, kept) => {
    for (const name of ownKeys(holder)) {
      if (!kept.includes(name) && getOwnPropertyDescriptor(holder, name).configurable) delete holder[name];
    }
  };

  // The constructors are functions here (`new` is for Date alone), and bounded like the others.
  const constructor = (native, look) => {
    const made = function (...given) {
      tick();
      look(this, given);
      return native(...given);
    };
    for (const name of ownKeys(native)) {
      if (["name", "length", "prototype"].includes(name) || typeof name !== "string") continue;
      defineProperty(made, name, getOwnPropertyDescriptor(native, name));
    }
    defineProperty(made, "prototype", { value: native.prototype });
    defineProperty(native.prototype, "constructor", { value: made });
    replace(globalThis, native.name, made);
    return made;
  };
  const flat = (items, depth, made) => {
    for (let index = 0; index < length(items); index++) {
      if (!(index in items)) continue;
      if (depth >= 1 && isArray(items[index])) flat(items[index], depth - 1, made);
      else made[made.length] = items[index];
    }
    return made;
  };

  keep(Object, ["length", "name", "prototype", "keys", "values", "entries", "fromEntries", "assign", "is", "hasOwn",
    "groupBy"]);
  keep(Array, ["length", "name", "prototype", "isArray", "from", "of"]);
  keep(String, ["length", "name", "prototype", "fromCharCode", "fromCodePoint"]);
  keep(RegExp, ["length", "name", "prototype"]);
  keep(Error, ["length", "name", "prototype"]);
  delete RegExp.prototype.compile;
  keep(getPrototypeOf(getPrototypeOf([].values())), [Symbol.iterator]);
  bound(Array.prototype, list, {
    includes: listSearch, indexOf: listSearch, lastIndexOf: listSearch, concat: lists, sort: sorted, toSorted: sorted,
  });
  replace(Array.prototype, "flat", { flat(depth = 1) { return flat(this, RealNumber(depth), []); } }.flat);
  bound(String.prototype, whole, {
    includes: textSearch, indexOf: textSearch, lastIndexOf: textSearch, split: textSearch, replace: textReplace,
    replaceAll: textReplace, match: textMatch, matchAll: textMatch, search: textMatch, concat: same, toString: same,
    valueOf: same,
  });
  bound(Number.prototype, same);
  bound(Date.prototype, numbers);
  bound(Math, numbers);
  bound(JSON, same, { stringify: stringified });
  bound(Object, same);
  replace(Object, "assign", {
    assign(target, ...sources) {
      for (const source of sources) {
        tick();
        if (source === null || source === undefined) continue;
        for (const name of keys(source)) put(target, name, source[name]);
        if (isArray(target)) length(target);
      }
      return target;
    },
  }.assign);
  constructor(Object, same);
  const intrinsic = () => RealArray;
  const made = constructor(Array, (self, given) => {
    if (given.length === 1 && given[0] > LONGEST) refuse("The list is too long.");
  });
  bound(made, same, { from: intrinsic, of: intrinsic });
  bound(constructor(String, same), numbers);
  bound(constructor(Number, numbers), numbers);
  constructor(Boolean, same);
  constructor(RegExp, (self, given) => pattern(given[0]));
  for (const name of ["parseInt", "parseFloat", "isNaN", "isFinite"]) {
    replace(globalThis, name, bounded(globalThis[name], numbers));
  }
  for (const name of ["encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI"]) {
    replace(globalThis, name, bounded(globalThis[name], same));
  }
  return freeze({ json, put, operand, big: BIG });
});
