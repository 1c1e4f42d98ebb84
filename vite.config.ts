import react from "@vitejs/plugin-react";
import { resolve } from "node:path";
import { defineConfig, type Rolldown, type UserConfig } from "vite";

const projectRoot = import.meta.dirname;

/** Where a page's addresses start: the back office owns its origin, the hosted pages share the merchant origin. */
const base = { backoffice: "/", hosted: "/checkout/" } as const;

/** What browsers open, by the name of the built file: a payer loads the script of one page. */
const pages = { backoffice: ["index"], hosted: ["index", "transfer", "lending"] } as const;

type Group = Rolldown.CodeSplittingGroup;

/** Libraries change rarely: alone they stay in the browser's cache, and no chunk of ours carries their weight. */
const libraryChunks: readonly Group[] = [
  { name: "react", test: /\/node_modules\/(react|react-dom|scheduler)\// },
  { name: "router", test: /\/node_modules\/react-router\// },
  { name: "data", test: /\/node_modules\/(zod|@tanstack\/[^/]+)\// },
];

/** The page itself, which the chunks around it must not swallow. */
const backofficeEntry = "backoffice/main\\.tsx|backoffice/index\\.html";

/**
 * What every page waits for, and what most pages share, in few files: the bundler's own way, a file for each set of
 * pages that share something, makes some eighty requests of a first screen, and a connection answers one after another.
 */
const backofficeChunks: readonly Group[] = [
  { name: "library", tags: ["$initial"], test: /\/node_modules\// },
  { name: "frame", tags: ["$initial"], test: new RegExp(`/(client|shared)/(?!${backofficeEntry})`) },
  { name: "widgets", minShareCount: 3, test: /\/node_modules\/(@mui|@emotion|ra-[^/]+|react-transition-group)\// },
  { name: "pages", minShareCount: 3, test: /\/client\/backoffice\/(?!charts\/)|\/shared\// },
];

/** Which chunks hold what several others need; everything else falls into place by itself. */
const chunks: Readonly<Record<ClientApp, readonly Group[]>> = {
  backoffice: [...libraryChunks, ...backofficeChunks],
  hosted: libraryChunks,
};

export type ClientApp = keyof typeof base;

/** The Vite configuration of one of the two browser programs; built into `dist/client/<app>`. */
export function clientConfig(app: ClientApp): UserConfig {
  const api = `http://127.0.0.1:${process.env["KONTOR_BACKOFFICE_PORT"] ?? "3000"}`;
  return {
    root: resolve(projectRoot, "client", app),
    base: base[app],
    cacheDir: resolve(projectRoot, "node_modules/.vite", app),
    plugins: [react()],
    build: {
      outDir: resolve(projectRoot, "dist/client", app),
      emptyOutDir: true,
      // The size check reads which chunk imports which from the manifest.
      manifest: true,
      // Content-Security-Policy allows files of our own origin and no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: Object.fromEntries(
          pages[app].map((page) => [page, resolve(projectRoot, "client", app, `${page}.html`)]),
        ),
        output: { codeSplitting: { groups: [...chunks[app]] } },
      },
      // The limits that matter are gzip sizes per kind of chunk: scripts/bundle-size.ts.
      chunkSizeWarningLimit: Infinity,
    },
    server: {
      fs: { allow: [projectRoot] },
      proxy: { "/api": api, "/healthz": api, "/readyz": api },
    },
  };
}

export default defineConfig(clientConfig("backoffice"));
