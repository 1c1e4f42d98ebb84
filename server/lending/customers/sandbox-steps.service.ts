import { DomainError } from "../../../shared/errors.ts";
import { biometricsType } from "../../../shared/lending/kyc-template.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { completeBiometrics, listBiometrics } from "./biometrics.repository.ts";
import { updateKycItem } from "./borrower.repository.ts";
import { noteKyc } from "./kyc-history.service.ts";
import { followKycChange, planForItem } from "./kyc-step.service.ts";
import { readBorrower } from "./read-borrower.service.ts";
import { decideWithin, denyWithin } from "./review.service.ts";
import { listDueSteps, type SandboxStepRecord, takeSandboxStep } from "./sandbox-step.repository.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">;

const stepsMax = 50;
const actor = { type: "system", id: "sandbox" } as const;

/** Does what the sandbox does by itself and answers how much of it was due. */
export async function runSandboxSteps(ctx: Tools): Promise<number> {
  const at = ctx.clock.now();
  const due = await ctx.store.read((db) => listDueSteps(db, at, stepsMax));
  for (const step of due) {
    await ctx.store.write(async (trx) => {
      if (await takeSandboxStep(trx, step.seq)) await run(trx, ctx, step, at);
    });
  }
  return due.length;
}

/** A person may have decided meanwhile; then there is nothing left to do. */
async function run(trx: Trx, ctx: Tools, step: SandboxStepRecord, at: string): Promise<void> {
  const target = { scope: "all", customerId: step.customer_id, actor, at } as const;
  try {
    switch (step.action) {
      case "deny":
        await denyWithin(trx, ctx, { ...target, reason: say("reason.sentence.sandbox_denial").text });
        break;
      case "complete_biometrics":
        await complete(trx, ctx, target);
        break;
      case "approve_item":
        await decideWithin(trx, ctx, { ...target, type: step.item_type ?? "", decision: "approved" });
        break;
      case "reject_item": {
        const reason = "O documento está ilegível. Envie outra cópia.";
        await decideWithin(trx, ctx, { ...target, type: step.item_type ?? "", decision: "rejected", reason });
      }
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/** As if the customer had shown their face; there is no picture of it. */
async function complete(trx: Trx, ctx: Tools, { customerId, at }: { customerId: string; at: string }): Promise<void> {
  const [session] = await listBiometrics(trx, customerId);
  if (session?.state !== "open") return;
  const found = await readBorrower(trx, customerId);
  await completeBiometrics(trx, { codeHash: session.code_hash, at, documentId: null });
  const change = { status: "submitted" as const, message: null, uploaded_at: at, updated_at: at };
  await updateKycItem(trx, { customerId, type: biometricsType }, change);
  await noteKyc(trx, { customerId, action: "submitted", itemType: biometricsType, actor, at });
  await planForItem(trx, found, { type: biometricsType, isFirstEver: false, wasRejected: false, at });
  await followKycChange(trx, ctx, { customerId, actor, at });
}
