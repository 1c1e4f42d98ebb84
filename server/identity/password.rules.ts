import { passwordLengthMax, passwordLengthMin } from "../../shared/identity/staff.schema.ts";
import { say, type Said } from "../../shared/sentences/say.ts";
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
export function passwordFault(password: string, owner: PasswordOwner): Said | null {
  const { length } = password;
  if (length < passwordLengthMin || length > passwordLengthMax) {
    return say("person.password_length", { least: String(passwordLengthMin), most: String(passwordLengthMax) });
  }
  const plain = plainText(password);
  if (commonPasswords.has(plain)) return say("person.password_common");
  const { email, name } = owner;
  const own = [email, email.split("@")[0] ?? "", name].map(plainText);
  return own.includes(plain) ? say("person.password_own_name") : null;
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, "");
}
