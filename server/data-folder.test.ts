import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigError } from "./config.ts";
import { openDataFolder } from "./data-folder.ts";

const root = mkdtempSync(join(tmpdir(), "kontor-data-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
function newFolder(): string {
  folders += 1;
  return join(root, `nested-${folders}`, "data");
}
const open = (dataDir: string, masterKey?: string) => openDataFolder({ dataDir, masterKey });
const modeOf = (path: string) => statSync(path).mode & 0o777;

test("a new folder and its key are for their owner alone, and the key stays", () => {
  const folder = newFolder();
  const [masterKey = Buffer.alloc(0)] = open(folder).masterKeys();
  expect(masterKey).toHaveLength(32);
  expect(modeOf(folder)).toBe(0o700);
  expect(modeOf(join(folder, "master.key"))).toBe(0o600);
  expect(open(folder).masterKeys()).toEqual([masterKey]);
});

test("a key from the environment is used and written nowhere", () => {
  const folder = newFolder();
  const key = Buffer.alloc(32, 5);
  expect(open(folder, key.toString("base64")).masterKeys()).toEqual([key]);
  expect(() => statSync(join(folder, "master.key"))).toThrow();
});

test("a key that others can read is refused", () => {
  const folder = newFolder();
  open(folder);
  chmodSync(join(folder, "master.key"), 0o640);
  expect(() => open(folder)).toThrow(/KONTOR_MASTER_KEY: .* can be read by others/);
});

test.each([
  ["too short", Buffer.alloc(31).toString("base64")],
  ["too long", Buffer.alloc(33).toString("base64")],
  ["empty", ""],
])("a key that is %s is refused", (_claim, text) => {
  const folder = newFolder();
  open(folder);
  writeFileSync(join(folder, "master.key"), text);
  expect(() => open(folder)).toThrow(ConfigError);
});

test("a lost key is not replaced beside a database that needs it", () => {
  const folder = newFolder();
  open(folder);
  writeFileSync(join(folder, "kontor.db"), "");
  rmSync(join(folder, "master.key"));
  expect(() => open(folder)).toThrow(/master\.key is missing/);
});

test("a folder that cannot be made is named", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => open(join(root, "file", "data"))).toThrow(/KONTOR_DATA_DIR/);
});
