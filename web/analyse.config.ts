import base from "./vite.config";
import { mergeConfig } from "vite";
import { writeFileSync } from "node:fs";
export default mergeConfig(base, { plugins: [{ name: "an", generateBundle(_: unknown, bundle: Record<string, any>) {
  const out: any = {};
  for (const [f, c] of Object.entries(bundle)) if (c.type === "chunk") out[f] = { imports: c.imports, dyn: c.dynamicImports, mods: Object.fromEntries(Object.entries(c.modules).map(([m, i]: any) => [m.replace(/.*node_modules\//, "nm/").replace(/.*\/web\//, ""), i.renderedLength])) };
  writeFileSync("/tmp/load-an.json", JSON.stringify(out));
} }] });
