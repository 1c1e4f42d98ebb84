import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** An empty folder that disappears when the test file is over. Call it where tests are declared. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
