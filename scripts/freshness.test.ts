import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isBuildFresh, isInstallFresh, markBuilt, markInstalled, sourceFingerprint } from "./freshness.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "kontor-freshness-"));
  put("package-lock.json", lock({ zod: { version: "4.0.0" }, fsevents: { version: "2.0.0", optional: true } }));
  put("server/main.ts", "one");
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

function lock(packages: Record<string, object>): string {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry] as const);
  return JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...Object.fromEntries(entries) } });
}

describe("an install is fresh", () => {
  test("never when there is none", () => {
    expect(isInstallFresh(root)).toBe(false);
  });

  test("until the lock file changes", () => {
    markInstalled(root);
    expect(isInstallFresh(root)).toBe(true);
    put("package-lock.json", lock({ zod: { version: "4.1.0" } }));
    expect(isInstallFresh(root)).toBe(false);
  });

  test("when somebody ran npm by hand and got every locked package that fits this machine", () => {
    put("node_modules/.package-lock.json", lock({ zod: { version: "4.0.0" } }));
    expect(isInstallFresh(root)).toBe(true);
  });

  test.each([
    ["misses a package", {}],
    ["has another version", { zod: { version: "3.9.9" } }],
  ])("but not when what they got %s", (_claim, packages) => {
    put("node_modules/.package-lock.json", lock(packages));
    expect(isInstallFresh(root)).toBe(false);
  });

  test("when npm was run by hand after the lock file changed", () => {
    markInstalled(root);
    put("package-lock.json", lock({ zod: { version: "4.1.0" } }));
    put("node_modules/.package-lock.json", lock({ zod: { version: "4.1.0" } }));
    expect(isInstallFresh(root)).toBe(true);
  });

  test("but not when it was made for another Node, even with the right packages", () => {
    put("node_modules/.package-lock.json", lock({ zod: { version: "4.0.0" } }));
    expect(isInstallFresh(root)).toBe(true);
    const stamp = join(root, "node_modules/.kontor-install");
    writeFileSync(stamp, readFileSync(stamp, "utf8").replace(/abi\d+/, "abi1"));
    expect(isInstallFresh(root)).toBe(false);
  });

  test("but not when a lock file is damaged", () => {
    put("node_modules/.package-lock.json", lock({ zod: { version: "4.0.0" } }));
    put("package-lock.json", "half a fi");
    expect(isInstallFresh(root)).toBe(false);
  });
});

describe("a build is fresh", () => {
  beforeEach(() => {
    markBuilt(root, sourceFingerprint(root));
  });

  test("while no source changes", () => {
    expect(isBuildFresh(root)).toBe(true);
  });

  test.each([
    ["changes", "server/main.ts"],
    ["is added", "client/hosted/main.tsx"],
    ["of shared/ is added", "shared/money.ts"],
  ])("until a source %s", (_claim, file) => {
    put(file, "two");
    expect(isBuildFresh(root)).toBe(false);
  });

  test("until a source is removed", () => {
    rmSync(join(root, "server/main.ts"));
    expect(isBuildFresh(root)).toBe(false);
  });

  test("also after a test changed, which is no part of it", () => {
    put("server/main.test.ts", "two");
    put("client/hosted/Page.test.tsx", "two");
    expect(isBuildFresh(root)).toBe(true);
  });

  test("not when a source changed while it was being made", () => {
    const before = sourceFingerprint(root);
    put("server/main.ts", "two");
    markBuilt(root, before);
    expect(isBuildFresh(root)).toBe(false);
  });
});
