import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exclusively } from "./exclusive.mjs";

let folder: string;
let lockFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kontor-exclusive-"));
  lockFile = join(folder, "deep", "lock");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("the second waits until the first is done", async () => {
  const order: string[] = [];
  const { promise: firstMayEnd, resolve: endFirst } = promiseOf();
  const first = exclusively(lockFile, async () => {
    order.push("first begins");
    await firstMayEnd;
    order.push("first ends");
  });
  const second = exclusively(lockFile, async () => {
    order.push("second begins");
  });
  endFirst();
  await Promise.all([first, second]);
  expect(order).toEqual(["first begins", "first ends", "second begins"]);
});

test("the lock names its holder and is gone afterwards, also after a failure", async () => {
  const failing = exclusively(lockFile, async () => {
    expect(readFileSync(lockFile, "utf8")).toBe(String(process.pid));
    throw new Error("no luck");
  });
  await expect(failing).rejects.toThrow("no luck");
  expect(existsSync(lockFile)).toBe(false);
});

test("a lock whose holder died is taken over", async () => {
  await exclusively(lockFile, async () => undefined);
  writeFileSync(lockFile, String(spawnSync(process.execPath, ["-e", ""]).pid));
  await expect(exclusively(lockFile, async () => "done")).resolves.toBe("done");
});

function promiseOf() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
