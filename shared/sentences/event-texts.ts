/** Events of a payment and its session that only some shops have, in English; those of every payment are words. */
export const eventTexts = {
  session_event: {
    SET_BILLING_ADDRESS: "Payer gave a billing address",
    SET_SHIPPING_ADDRESS: "Payer gave a shipping address",
    SET_SHIPPING_OPTION: "Payer chose how it is shipped",
    SET_DISCOUNT_CODES: "Payer used discount codes",
  },
  fact: { payment_revised: "Amount of the payment changed" },
} as const;
