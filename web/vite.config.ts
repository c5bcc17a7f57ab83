import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.CHATWRIGHT_WEB_PROXY ?? "http://127.0.0.1:8088";

export default defineConfig({
  plugins: [react()],
  base: "/",
  build: {
    // Newer targets than the default, so that light-dark() is left as it is.
    target: ["chrome123", "firefox121", "safari17.5"],
    outDir: process.env.CHATWRIGHT_WEB_OUT ?? "dist",
    emptyOutDir: true,
    license: true,
  },
  server: { proxy: { "/api": server } },
});
