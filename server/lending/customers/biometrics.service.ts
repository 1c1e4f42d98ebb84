import { createHash, randomBytes } from "node:crypto";
import { type AccountKind, accountKind } from "../../../shared/accounts/account.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { biometricsType } from "../../../shared/lending/kyc-template.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { approvesByItself, sandboxStepMs, sandboxTrigger } from "../../../shared/lending/sandbox-triggers.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import {
  type BiometricsRecord,
  completeBiometrics,
  endOpenBiometrics,
  findBiometrics,
  insertBiometrics,
  listBiometrics,
} from "./biometrics.repository.ts";
import { type KycActor, noteKyc } from "./kyc-history.service.ts";
import { getBorrowerWithItems, readBorrower } from "./read-borrower.service.ts";
import { insertSandboxStep } from "./sandbox-step.repository.ts";
import { sealFile, type SentFile, submitWithin } from "./submit-document.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live" | "vault">;

const lifeMs = 30 * 60_000;

/** The part of the address that lets a customer in. */
const codePattern = /^dinie_bsc_[0-9a-f]{32}$/;

/**
 * Opens a page on which the customer shows their face, once, within half an hour.
 *
 * @throws DomainError `customer_not_found`; `session_already_active`; `biometrics_already_approved`; `customer_denied`;
 *   `validation_failed` when the account asks no biometrics of its customers.
 */
export async function openBiometrics(
  ctx: Tools,
  { scope, customerId, actor }: { scope: AccountScope; customerId: string; actor: KycActor },
): Promise<{ code: string; expiresAt: string }> {
  const code = `dinie_bsc_${randomBytes(16).toString("hex")}`;
  const at = ctx.clock.now();
  const expiresAt = shiftInstant(at, lifeMs);
  await ctx.store.write(async (trx) => {
    const { borrower, items } = await getBorrowerWithItems(trx, { scope, id: customerId });
    if (borrower.status === "denied") throw lendingRefusal("customer_denied");
    const item = items.find(({ type }) => type === biometricsType);
    if (borrower.status === "active" || item?.status === "approved")
      throw lendingRefusal("biometrics_already_approved");
    if (item === undefined) throw notAsked();
    const [newest] = await listBiometrics(trx, customerId);
    if (newest?.state === "open" && newest.expires_at > at) throw lendingRefusal("session_already_active");
    await endOpenBiometrics(trx, customerId);
    await insertBiometrics(trx, {
      code_hash: hashOf(code),
      customer_id: customerId,
      account_id: borrower.account_id,
      state: "open",
      expires_at: expiresAt,
      completed_at: null,
      document_id: null,
      created_at: at,
    });
    await noteKyc(trx, { customerId, action: "biometrics_opened", actor, at });
    if (approvesByItself(sandboxTrigger(borrower.account_id, borrower.email))) {
      const due_at = shiftInstant(at, sandboxStepMs);
      await insertSandboxStep(trx, { customer_id: customerId, action: "complete_biometrics", item_type: null, due_at });
    }
  });
  return { code, expiresAt };
}

export type BiometricsState = "open" | "used" | "expired" | "unknown";

/** What the page behind a code can still do, and in which environment; nobody's page is in none. */
export async function readBiometrics(
  ctx: Pick<AppContext, "store" | "clock">,
  code: string,
): Promise<{ state: BiometricsState; accountKind: AccountKind | null }> {
  const found = codePattern.test(code) ? await ctx.store.read((db) => findBiometrics(db, hashOf(code))) : null;
  if (found === null) return { state: "unknown", accountKind: null };
  return { state: stateOf(found, ctx.clock.now()), accountKind: accountKind(found.account_id) };
}

/** What became of a session by now. */
export function stateOf({ state, expires_at: expiresAt }: BiometricsRecord, now: string): BiometricsState {
  if (state === "completed") return "used";
  return state === "ended" || expiresAt <= now ? "expired" : "open";
}

/**
 * Takes the picture in that a customer took of themselves, and closes the page.
 *
 * @throws DomainError `session_closed` (facts: the state) for a code that is used, expired or unknown; `validation_failed`
 *   for a file that is no picture.
 */
export async function submitBiometrics(
  ctx: Tools,
  { code, file, requestId = null }: { code: string; file: SentFile; requestId?: string | null },
): Promise<void> {
  const { state } = await readBiometrics(ctx, code);
  if (state !== "open") throw closed(state);
  const sealed = sealFile(ctx, file);
  if (sealed.format === "pdf") {
    const fields = [{ path: "file", message: "must be a JPEG or PNG", code: "invalid_format" }];
    throw new DomainError("validation_failed", "file must be a JPEG or PNG.", { fields });
  }
  const codeHash = hashOf(code);
  await ctx.store.write(async (trx) => {
    const session = await findBiometrics(trx, codeHash);
    if (session === null) throw closed("unknown");
    const found = await readBorrower(trx, session.customer_id);
    const item = found.items.find(({ type }) => type === biometricsType);
    const now = stateOf(session, sealed.at);
    if (now !== "open" || item === undefined) throw closed(now === "open" ? "expired" : now);
    const actor = { type: "customer", id: null, requestId } as const;
    const { id } = await submitWithin(trx, ctx, { found, item, sealed, actor });
    await completeBiometrics(trx, { codeHash, at: sealed.at, documentId: id });
  });
}

function closed(state: BiometricsState): DomainError {
  return new DomainError("session_closed", "This page can no longer be used.", { facts: { state } });
}

function notAsked(): DomainError {
  return new DomainError("validation_failed", say("lending.no_biometrics"), { fields: [] });
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
