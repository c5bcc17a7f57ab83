// A curl command, or a list of headers, as the parts of a request. Pure.

export type Parts = {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  parameters?: Record<string, string>;
  body?: unknown;
};

/** The words of a command as a shell reads them. */
export function words(command: string): string[] {
  const found: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  const text = command.replace(/\\\r?\n/g, " ").replace(/\^\r?\n/g, " ");
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quote) {
      if (letter === quote) quote = null;
      else if (letter === "\\" && quote === '"' && /["\\$`]/.test(text[at + 1] ?? "")) {
        at += 1;
        word += text[at]!;
      } else word += letter;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= "";
    } else if (letter === "\\" && at + 1 < text.length) {
      at += 1;
      word = (word ?? "") + text[at]!;
    } else if (/\s/.test(letter)) {
      if (word !== null) found.push(word);
      word = null;
    } else word = (word ?? "") + letter;
  }
  if (word !== null) found.push(word);
  return found;
}

/** Lines such as `Accept: application/json`; null when there is a line that is none. */
export function headersIn(text: string): [string, string][] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const pairs = lines.map((line) => /^\s*([\w.[\]-]+)\s*[:=]\s*(.*?)\s*$/.exec(line));
  if (pairs.length === 0 || pairs.includes(null)) return null;
  return pairs.map((pair): [string, string] => [pair![1]!, pair![2]!]);
}

/** An address without its query, and the query. */
export function splitQuery(url: string): Pick<Parts, "url" | "parameters"> {
  const at = url.indexOf("?");
  // A question mark inside an expression is no query.
  if (at < 0 || url.slice(0, at).includes("{{")) return { url };
  const parameters = Object.fromEntries(new URLSearchParams(url.slice(at + 1).split("#")[0]));
  return { url: url.slice(0, at), ...(Object.keys(parameters).length > 0 && { parameters }) };
}

const VALUED = new Set([
  "-A",
  "--user-agent",
  "-e",
  "--referer",
  "-o",
  "--output",
  "-m",
  "--max-time",
  "--connect-timeout",
  "-x",
  "--proxy",
  "-b",
  "--cookie",
  "-c",
  "--cookie-jar",
  "--cacert",
  "--cert",
  "--key",
  "-w",
  "--write-out",
  "--retry",
]);
const DATA = new Set([
  "-d",
  "--data",
  "--data-raw",
  "--data-binary",
  "--data-ascii",
  "--json",
  "--data-urlencode",
]);

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const form = new URLSearchParams(text);
    return /^[^{[\s]+=/.test(text) ? Object.fromEntries(form) : text;
  }
};

/** What a curl command asks for; null for a text that is none. */
export function readCurl(command: string): Parts | null {
  const [first, ...given] = words(command.trim());
  if (!/^(?:.*\/)?curl(?:\.exe)?$/.test(first ?? "")) return null;
  const parts: Parts = {};
  const headers: Record<string, string> = {};
  const data: string[] = [];
  let isGet = false;
  for (let at = 0; at < given.length; at += 1) {
    let word = given[at]!;
    let value: string | null = null;
    const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word);
    const short = /^(-[XHdu])(.+)$/s.exec(word);
    if (long) [word, value] = [long[1]!, long[2]!];
    else if (short) [word, value] = [short[1]!, short[2]!];
    const next = () => value ?? given[++at] ?? "";
    if (word === "-X" || word === "--request") parts.method = next().toUpperCase();
    else if (word === "-H" || word === "--header") {
      const [name, text] = headersIn(next())?.[0] ?? [];
      if (name) headers[name] = text!;
    } else if (DATA.has(word)) {
      data.push(next());
      if (word === "--json") headers["Content-Type"] ??= "application/json";
    } else if (word === "-u" || word === "--user")
      headers["Authorization"] = `Basic ${btoa(next())}`;
    else if (word === "-G" || word === "--get") isGet = true;
    else if (word === "-I" || word === "--head") parts.method = "HEAD";
    else if (word === "--url") parts.url = next();
    else if (VALUED.has(word)) next();
    else if (!word.startsWith("-")) parts.url ??= word;
  }
  if (!parts.url) return null;
  if (!/^[a-z]+:\/\/|^\{\{/i.test(parts.url)) parts.url = `https://${parts.url}`;
  const whole = isGet && data.length > 0 ? `${parts.url}?${data.join("&")}` : parts.url;
  Object.assign(parts, splitQuery(whole));
  if (data.length > 0 && !isGet) parts.body = json(data.join("&"));
  parts.method ??= data.length > 0 && !isGet ? "POST" : "GET";
  if (Object.keys(headers).length > 0) parts.headers = headers;
  return parts;
}
