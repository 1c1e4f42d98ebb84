import type { SigningPageView } from "../../../../shared/lending/signing-page.schema.ts";

/** A contract that waits for its signature. */
export const contract: SigningPageView = {
  state: "open",
  lender: "Padaria Crédito",
  is_sandbox: true,
  ccb_number: "CCB-2026-000001",
  signer: { name: "Ana Prado", cpf: "•••.456.789-••" },
  cnpj: "12.345.678/0001-95",
  sign_until: "2026-03-10T12:00:00.000Z",
  signed_at: null,
  requested_amount: 500_000,
  net_amount: 489_647,
  principal_amount: 500_000,
  interest_amount: 25_206,
  fees_amount: 6_000,
  iof_amount: 4_353,
  total_amount: 525_206,
  monthly_rate: 2.5,
  annual_rate: 34.49,
  monthly_cet: 3.68,
  annual_cet: 54.34,
  installments: [
    { due_date: "2026-02-28", amount: 175_069 },
    { due_date: "2026-03-30", amount: 175_069 },
    { due_date: "2026-04-30", amount: 175_068 },
  ],
};
