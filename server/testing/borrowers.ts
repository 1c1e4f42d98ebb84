import type { NewBorrower } from "../lending/customers/create-borrower.service.ts";
import { findOrCreateBorrower } from "../lending/customers/create-borrower.service.ts";
import type { BorrowerWithItems } from "../lending/customers/borrower.record.ts";
import type { AppContext } from "../context.ts";
import { testAccountId } from "./payments.ts";

export const anaPrado = {
  cpf: "12345678909",
  cnpj: "12345678000195",
  name: "Ana Prado",
  email: "ana@padaria.example",
  phone: "+5511987654321",
  tradingName: "Padaria Sol",
  externalId: "loja-42",
} as const;

/** A customer who was just registered; the account has to be there. */
export function givenBorrower(
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">,
  input: Partial<NewBorrower> = {},
): Promise<BorrowerWithItems & { isNew: boolean }> {
  return findOrCreateBorrower(ctx, { accountId: testAccountId, ...anaPrado, by: "crd_test", ...input });
}
