// How many SMS a text takes: 160 letters of the old alphabet in one and 153 in each of several, else 70 and 67.
import { piecesOf } from "../../expressions/pieces";

const GSM7 = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const TWICE = new Set("^{}\\[~]|€\f");

export type SmsCount = {
  parts: number;
  encoding: "GSM7" | "UCS2";
  length: number;
  isOpen: boolean;
};

/** The parts that the written words take; expressions add what nobody knows yet. */
export function smsOf(text: string, wanted = "AUTO"): SmsCount {
  const pieces = piecesOf(text);
  const words = pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : [])).join("");
  const letters = [...words];
  const isOld = letters.every((letter) => GSM7.has(letter) || TWICE.has(letter));
  const encoding = wanted.toUpperCase() === "UCS2" || !isOld ? "UCS2" : "GSM7";
  const length =
    encoding === "GSM7"
      ? letters.reduce((sum, letter) => sum + (TWICE.has(letter) ? 2 : 1), 0)
      : words.length;
  const [one, each] = encoding === "GSM7" ? [160, 153] : [70, 67];
  const parts = length <= one ? 1 : Math.ceil(length / each);
  return { parts, encoding, length, isOpen: pieces.some((piece) => piece.kind === "script") };
}
