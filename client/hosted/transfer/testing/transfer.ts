import type { HostedTransfer } from "../../../../shared/transfers/hosted-transfer.schema.ts";

/** An order in pesos that waits for a transfer, two minutes before its end. */
export const transfer: HostedTransfer = {
  id: "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70",
  is_sandbox: true,
  merchant_name: "Tienda Norte",
  theme: { backdrop: null, primary: null, card_radius: null, button_radius: null },
  currency: "ARS",
  amount: 245_075,
  merchant_reference: "PED-7731",
  payer_document: { type: "CUIT", masked: "••••••••563" },
  state: "started",
  is_final: false,
  instructions: {
    type: "bank_transfer",
    cbu: "0170042800000012345674",
    alias: "NORTE.PAGOS",
    reference: "9032000000000007731",
  },
  received: 0,
  refunded: 0,
  expires_at: "2026-03-02T09:02:00.000Z",
  now: "2026-03-02T09:00:00.000Z",
  return_url: "https://tienda.example/carrito",
};

const over = { instructions: null, is_final: true } as const;

/** The same order once the money has come. */
export const confirmed: HostedTransfer = {
  ...transfer,
  ...over,
  state: "confirmed",
  received: 245_075,
  return_url: "https://tienda.example/gracias?pedido=7731",
};
export const cancelled: HostedTransfer = { ...transfer, ...over, state: "cancelled" };
export const expired: HostedTransfer = { ...transfer, ...over, state: "expired" };
