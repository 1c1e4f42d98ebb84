import { seedCommand } from "../seed/seed.command.ts";
import { verifyCommand } from "../verify/verify.command.ts";
import { accountAdd } from "./account.command.ts";
import { backup } from "./backup.command.ts";
import type { Command } from "./command.ts";
import { credentialAdd } from "./credential.command.ts";
import { keyRotate } from "./key.command.ts";
import { laterCommands } from "./later.command.ts";
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
  accountAdd,
  merchantAdd,
  credentialAdd,
  staffAdd,
  keyRotate,
  seedCommand,
  ...laterCommands,
];
