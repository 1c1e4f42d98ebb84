import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";

/** A lamp and its shipping for 529.00 NOK, to be paid by card or Vipps. */
export const session: HostedSession = {
  id: "T00000001.s",
  is_sandbox: true,
  merchant: { name: "Lampehuset", logo_url: null, terms_url: "https://shop.example/terms" },
  language: null,
  theme: { backdrop: null, primary: null, card_radius: null, button_radius: null },
  currency: "NOK",
  amount: 52_900,
  merchant_reference: "A-1001",
  lines: [
    {
      id: "lamp",
      line_id: "1",
      description: "Desk lamp",
      quantity: 2,
      amount: 49_000,
      vat_amount: 9_800,
      vat: 25,
      discount: 5_000,
      thumbnail_url: null,
    },
  ],
  shipping: {
    id: "std",
    line_id: "std",
    title: "Standard",
    description: null,
    operator: "Posten",
    amount: 3_900,
    vat: null,
    vat_amount: null,
    pick_up_place: null,
  },
  vat_amount: 9_800,
  shipping_address: null,
  billing_address: null,
  express: null,
  checkboxes: [],
  methods: [
    { type: "dintero_psp.creditcard", label: "Card", form: "card" },
    { type: "vipps", label: "Vipps MobilePay", form: "phone" },
  ],
  expires_at: "2026-11-22T09:00:00.000Z",
  pay: { state: "open", refusal: null },
};

/** The same order, whose address and shipping are left to the payer. */
export const expressSession: HostedSession = {
  ...session,
  amount: 49_000,
  shipping: null,
  express: {
    needs_shipping: true,
    options: [
      { ...option("home", "To the door", 9_900), operator: "Posten" },
      option("shop", "Pick up in the shop", 0),
    ],
    customer_types: ["b2c", "b2b"],
    default_customer_type: "b2c",
    allows_billing_address: true,
    starts_with_billing_address: false,
    allowed_countries: ["NO", "SE"],
    denied_countries: [],
    preferred_country: null,
    discount_codes: null,
  },
};

function option(id: string, title: string, amount: number) {
  return {
    id,
    line_id: id,
    title,
    description: null,
    operator: null,
    amount,
    vat: null,
    vat_amount: null,
    pick_up_place: null,
  };
}
