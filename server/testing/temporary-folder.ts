import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterThisFile } from "./after-tests.ts";

/** An empty folder that disappears when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-"));
  afterThisFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
