// Makes src/api/schema.d.ts from what the server tells of its API. With --check it only says whether that is needed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(web, "src/api/schema.d.ts");
const own = join(web, "../.venv/bin/chatwright");
const chatwright = process.env.CHATWRIGHT ?? (existsSync(own) ? own : "chatwright");

const told = execFileSync(chatwright, ["openapi"], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
const types = await openapiTS(JSON.parse(told), { alphabetize: true, defaultNonNullable: false });
const text = `// Made by npm run generate from the server's own description; not written by hand.\n\n${astToString(types)}`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("src/api/schema.d.ts does not say what the server answers. Run: npm run generate");
  process.exit(1);
}
