import { passwordLengthMax, passwordLengthMin } from "../../shared/identity/staff.schema.ts";
import { commonPasswords } from "./common-passwords.rules.ts";

/** Whose password it is to be. */
export interface PasswordOwner {
  email: string;
  name: string;
}

/**
 * What is wrong with a new password; null when nothing is. Length is asked for and nothing else: rules about kinds
 * of characters make people choose worse ones.
 */
export function passwordFault(password: string, owner: PasswordOwner): string | null {
  const { length } = password;
  if (length < passwordLengthMin || length > passwordLengthMax) {
    return `must have ${passwordLengthMin} to ${passwordLengthMax} characters`;
  }
  const plain = plainText(password);
  if (commonPasswords.has(plain)) return "is among the first that anybody would guess";
  const { email, name } = owner;
  const own = [email, email.split("@")[0] ?? "", name].map(plainText);
  return own.includes(plain) ? "must not be your name or e-mail address" : null;
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, "");
}
