import { createHash, randomInt } from "node:crypto";

const recoveryCodeCount = 10;
/** Without letters and digits that look alike. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 4;

/** Ten codes of 79 random bits each, such as `k3fm-92xa-hbqt-7wcd`. */
export function newRecoveryCodes(): string[] {
  const letter = () => alphabet[randomInt(alphabet.length)] ?? "";
  const group = () => Array.from({ length: groupLength }, letter).join("");
  return Array.from({ length: recoveryCodeCount }, () => Array.from({ length: groups }, group).join("-"));
}

/** Blanks, dashes and capitals are how it was typed, not what it says. */
export function hashRecoveryCode(staffId: string, code: string): Buffer {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, "");
  return createHash("sha256").update(`${staffId} ${plain}`).digest();
}
