import { seedCommand } from "../seed/seed.command.ts";
import { drillCommand } from "../upkeep/drill.command.ts";
import { measureCommand } from "../upkeep/measure.command.ts";
import { verifyCommand } from "../verify/verify.command.ts";
import { accountAdd } from "./account.command.ts";
import { backup } from "./backup.command.ts";
import type { Command } from "./command.ts";
import { credentialAdd } from "./credential.command.ts";
import { exportCommand } from "../moving/export.command.ts";
import { importCommand } from "../moving/import.command.ts";
import { keyRotate } from "./key.command.ts";
import { merchantAdd } from "./merchant.command.ts";
import { migrate } from "./migrate.command.ts";
import { restore } from "./restore.command.ts";
import { staffAdd } from "./staff.command.ts";

/** Everything that `kontor` can do. */
export const commands: readonly Command[] = [
  migrate,
  verifyCommand,
  backup,
  restore,
  drillCommand,
  measureCommand,
  accountAdd,
  merchantAdd,
  credentialAdd,
  staffAdd,
  keyRotate,
  seedCommand,
  exportCommand,
  importCommand,
];
