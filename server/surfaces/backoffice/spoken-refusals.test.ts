import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import type { ErrorCode } from "../../../shared/errors.ts";

const root = resolve(import.meta.dirname, "../../..");

/**
 * Refusals whose code says all that matters, so that screens say the code's own sentence in the reader's language:
 * nothing is there, the call is not one that a screen makes, or the page has words of its own for it.
 */
const toldByCode: ReadonlySet<string> = new Set<ErrorCode>([
  "not_found",
  "malformed_body",
  "body_too_large",
  "unsupported_media_type",
  "method_not_allowed",
  "origin_refused",
  "idempotency_key_missing",
  "idempotency_key_reused",
  "unauthenticated",
  "second_factor_required",
  "live_gateway_missing",
  "step_up_required",
  "currency_disabled",
  "unavailable",
  "internal",
]);

const byMerchants = "only a merchant's server sends this, or the page of a payer or borrower";
const byFields = "what is wrong is said by its fields, each in every language";
const byScreens = "no screen makes this call wrong: it is for whoever calls the API by hand";

/** Modules with refusals that are English alone, each with its number of them and the reason. */
const allowed: Readonly<Record<string, readonly [number, string]>> = {
  "server/checkout/bad-field.ts": [1, byMerchants],
  "server/checkout/create-session.service.ts": [1, byMerchants],
  "server/checkout/refuse-free.ts": [1, byMerchants],
  "server/checkout/refuse-unsplit.ts": [1, byMerchants],
  "server/lending/credit/issue-offer.service.ts": [1, byFields],
  "server/lending/customers/biometrics.service.ts": [4, byMerchants],
  "server/lending/customers/submit-document.service.ts": [6, byMerchants],
  "server/payments/await-settled.ts": [1, byMerchants],
  "server/saved-views/list-preference.service.ts": [4, byScreens],
  "server/surfaces/backoffice/expected-version.ts": [1, byScreens],
  "server/surfaces/backoffice/parse-input.ts": [1, "a schema's own words, which are looked for here one by one"],
  "server/surfaces/backoffice/router.ts": [2, byScreens],
  "server/surfaces/backoffice/saved-view.routes.ts": [3, byScreens],
  "server/transfers/read-order.service.ts": [2, byMerchants],
  "server/transfers/settings.service.ts": [1, byMerchants],
  "server/webhooks/endpoint.service.ts": [3, byFields],
  "server/webhooks/rotate-secret.service.ts": [2, byFields],
  "shared/lending/offer-terms.ts": [1, "the server finds the sentences of these again"],
  "shared/transfers/payout-destination.ts": [10, byMerchants],
};

/** Every module that a call of the back office can reach, with its text. */
function reachable(starts: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  const waiting = starts.map((start) => resolve(root, start));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file) || !existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    texts.set(file, text);
    for (const [, path = ""] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)"/gm)) {
      waiting.push(resolve(dirname(file), path));
    }
  }
  return texts;
}

/** What a module tells in English alone: refusals, faults of fields, and messages of schemas. */
function englishOnly(text: string): string[] {
  const refusals = [...text.matchAll(/new DomainError\(\s*([^,]+),\s*((?:`[^`]*`|"[^"]*"|[^,;)])+)/g)];
  const fields = [...text.matchAll(/\{ path(?:: [^,}]+)?, message(?:: ["`][^,]*| [},]|,)/g)];
  const rules = [...text.matchAll(/[(\s]["`](?:must|may be|is|cannot|asks|has) [^"`]{4,}["`]\s*[,)]/g)];
  const plain = refusals.filter(({ index, 1: code = "", 2: message = "" }) => {
    const isByCode = /^"\w+"$/.test(code) && toldByCode.has(code.slice(1, -1));
    return !isByCode && isEnglish(message.trim(), text.slice(0, index));
  });
  return [...plain, ...fields, ...rules].map(([found]) => found);
}

/** A name is English where the last thing before it that has the name is a text. */
function isEnglish(message: string, before: string): boolean {
  // Put behind a field's name, a sentence keeps its facts with the field.
  if (/^["`]/.test(message)) return !message.includes("said.text");
  const name = /^\w+/.exec(message)?.[0] ?? "";
  const made = [...before.matchAll(new RegExp(`const ${name} =\\s*(\\S)|\\b${name}: (string\\b)?`, "g"))].at(-1);
  return made !== undefined && (made[2] !== undefined || /["`]/.test(made[1] ?? ""));
}

const modules = new Map(
  [...reachable(["server/surfaces/backoffice/routes.ts", "server/surfaces/backoffice/router.ts"])]
    .map(([file, text]) => [relative(root, file), text] as const)
    .filter(([file]) => !file.startsWith("shared/sentences/")),
);

test("the whole back office is looked through", () => {
  expect([...modules.keys()]).toEqual(
    expect.arrayContaining(["server/payments/intent.service.ts", "server/http/list-query.ts", "shared/lending/kyc.ts"]),
  );
});

test("what staff can meet is told in every language, or listed with the reason why not", () => {
  const found = [...modules].map(([file, text]) => [file, englishOnly(text)] as const);
  const counts = Object.fromEntries(Object.entries(allowed).map(([file, [count]]) => [file, count]));
  const wrong = found.filter(([file, english]) => english.length !== (counts[file] ?? 0));
  expect(wrong).toEqual([]);
  expect(Object.keys(allowed).filter((file) => !modules.has(file))).toEqual([]);
});

test.each([
  ["a text", 'new DomainError("operation_blocked", "It cannot be done.")'],
  ["a text with figures", 'new DomainError("validation_failed", `At most ${most} are kept.`, {})'],
  ["a text with a name", 'const message = "It cannot be done.";\nnew DomainError("forbidden", message)'],
  ["a text that is handed in", 'function refuse(message: string) { throw new DomainError("forbidden", message); }'],
  ["a fault of a field", 'const fields = [{ path: "cursor", message: "was not handed out" }];'],
  ["a rule of a schema", 'z.int().max(10, "must be at most ten")'],
])("%s is English alone", (_claim, text) => expect(englishOnly(text)).toHaveLength(1));

test.each([
  ["a sentence", 'new DomainError("operation_blocked", say("refusal.bulk_ended"))'],
  ["a sentence with a name", 'const said = say("refusal.bulk_ended");\nnew DomainError("forbidden", said)'],
  ["a sentence that is handed in", 'function refuse(said: Said) { throw new DomainError("forbidden", said); }'],
  ["a sentence behind a field", 'new DomainError("validation_failed", `${path} ${said.text}`, { fields })'],
  ["what the code says by itself", 'new DomainError("not_found", "There is no such run.")'],
])("%s is told in every language", (_claim, text) => expect(englishOnly(text)).toEqual([]));
