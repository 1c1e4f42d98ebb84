import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", "data/", "test-results/", "playwright-report/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-console": "error",
      // `!= null` is the short way to say "neither null nor undefined".
      eqeqeq: ["error", "always", { null: "ignore" }],
      // Past this a file has a second subject.
      "max-lines": ["error", { max: 300 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Numbers and booleans print as everybody expects.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // `() => save(...)` and `return save(...)` are how a void callback is written here.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Branded strings and generic handles are named by the caller on purpose.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Express, React and Kysely accept async callbacks where their types say void.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // A fake implements an asynchronous port without having anything to wait for, and a test that reads an unexpected
    // answer as "[object Object]" fails by that.
    files: ["**/*.test.{ts,tsx}", "server/testing/**", "e2e/**"],
    rules: {
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Playwright reads from a fixture's first parameter which others it needs, and `{}` is how to say none.
    files: ["e2e/**"],
    rules: { "no-empty-pattern": "off" },
  },
  {
    files: ["client/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Plain programs that run before the first install.
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: { process: "readonly", URL: "readonly" } },
  },
  {
    // Shown to readers as it is, so it imports nothing that Node has by itself.
    files: ["docs/quick-start/*.mjs"],
    languageOptions: {
      globals: {
        Blob: "readonly",
        Buffer: "readonly",
        console: "readonly",
        fetch: "readonly",
        FormData: "readonly",
        setTimeout: "readonly",
        URLSearchParams: "readonly",
      },
    },
  },
  {
    // Programs that talk to a person at a terminal.
    files: ["scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
);
