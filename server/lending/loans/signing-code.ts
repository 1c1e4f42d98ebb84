import { createHash } from "node:crypto";
import type { AppContext } from "../../context.ts";

/** The secret in a loan's signing address. It is derived anew wherever the address is shown, so none is stored. */
export function signingCode(ctx: Pick<AppContext, "vault">, loanId: string): string {
  return ctx.vault.derive(`loan_signing:${loanId}`).toString("base64url");
}

export function signingUrl(ctx: Pick<AppContext, "vault" | "origins">, loanId: string): string {
  return `${ctx.origins.merchant}/sign/${signingCode(ctx, loanId)}`;
}

/** What is stored of a code, to find its loan by. */
export function codeHash(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
