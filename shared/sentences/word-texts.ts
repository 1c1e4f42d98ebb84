import { permissionSentences } from "../permissions.ts";

/** What is named inside of sentences, in English. */
export const wordTexts = {
  role: { viewer: "viewer", support: "support", finance: "finance", admin: "admin" },
  /** What may still be open, with its name behind it. */
  matter: {
    payment: "the payment",
    session: "the checkout session",
    payout: "the payout",
    loan: "the loan",
    credit_offer: "the credit offer",
    delivery: "the delivery",
  },
  /** What a permission lets do, behind "may". */
  deed: permissionSentences,
} as const;
