import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrations } from "../store/migrations/index.ts";
import { migrateSqlite } from "../store/sqlite/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database with the full schema and no rows; tests copy it. */
    templateDatabase: string;
  }
}

/** Migrates once for the whole run, because every test file wants the same empty database. */
export default async function makeTemplateDatabase(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-test-template-"));
  const file = join(folder, "template.db");
  await migrateSqlite({ file, migrations, backupFolder: folder, now: new Date("2025-01-01T00:00:00Z") });
  project.provide("templateDatabase", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
