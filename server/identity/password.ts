import { hash, verify } from "@node-rs/argon2";
import { randomBytes } from "node:crypto";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { passwordFault, type PasswordOwner } from "./password.rules.ts";

/** argon2id, the package's default algorithm, at OWASP's minimum: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** A hash keeps one core busy for 13 ms: two at a time leave room for everything else. */
const concurrentMax = 2;
const waitingMax = 64;

/** @throws DomainError `validation_failed` for one that is too short, too long or too easily guessed. */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const fault = passwordFault(password, owner);
  if (fault === null) return;
  throw new DomainError("validation_failed", fault, { fields: [fieldSaying("password", fault)] });
}

/** @throws DomainError `rate_limited` when too many are waiting. */
export function hashPassword(password: string): Promise<string> {
  return whenFree(() => hash(password, cost));
}

/**
 * Whether the password is the one; never for null, which takes as long.
 *
 * @throws DomainError `rate_limited` when too many are waiting.
 */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await whenFree(() => verify(passwordHash ?? hashOfNothing(), password));
  return passwordHash !== null && isRight;
}

/** Well formed and of the usual cost, but of no known password. */
function hashOfNothing(): string {
  const [salt, digest] = [16, 32].map((size) => randomBytes(size).toString("base64").replace(/=+$/, ""));
  return `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${salt}$${digest}`;
}

let running = 0;
const waiting: (() => void)[] = [];

async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  if (running >= concurrentMax) {
    if (waiting.length >= waitingMax) {
      throw new DomainError("rate_limited", say("person.sign_in_crowd"), { retryAfterSeconds: 2 });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed on, not freed, so that nobody slips in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
