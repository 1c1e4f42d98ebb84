import type { methodTexts } from "../../../../shared/sentences/method-texts.ts";
import type { Translation } from "../translation.ts";

/** Ways to pay; brands stay as they are. */
export const esSaidMethod: Translation<typeof methodTexts> = {
  dintero_psp: "Tarjetas y billeteras",
  "dintero_psp.creditcard": "Tarjeta",
  "payex.creditcard": "Tarjeta (PayEx)",
  "collector.invoice": "Factura de Walley",
  "instabank.invoice": "Factura de Instabank",
  "kravia.invoice_b2c": "Factura de Kravia",
  bank_transfer: "Transferencia bancaria (Argentina)",
  qr: "Transferencia con QR (Argentina)",
  instant_bank_transfer: "PIX a una clave (Brasil)",
  pix_qr: "PIX con QR (Brasil)",
  "dintero.zero": "Nada que pagar",
};
