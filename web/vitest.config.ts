import { mergeConfig } from "vitest/config";
import base from "./vite.config";

export default mergeConfig(base, {
  test: { environment: "jsdom", setupFiles: "./src/test-setup.ts" },
});
