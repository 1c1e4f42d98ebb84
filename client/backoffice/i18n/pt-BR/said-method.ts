import type { methodTexts } from "../../../../shared/sentences/method-texts.ts";
import type { Translation } from "../translation.ts";

/** Ways to pay; brands stay as they are. */
export const ptSaidMethod: Translation<typeof methodTexts> = {
  dintero_psp: "Cartões e carteiras",
  "dintero_psp.creditcard": "Cartão",
  "payex.creditcard": "Cartão (PayEx)",
  "collector.invoice": "Fatura Walley",
  "instabank.invoice": "Fatura Instabank",
  "kravia.invoice_b2c": "Fatura Kravia",
  bank_transfer: "Transferência (Argentina)",
  qr: "Transferência QR (Argentina)",
  instant_bank_transfer: "PIX por chave (Brasil)",
  pix_qr: "PIX com QR (Brasil)",
  "dintero.zero": "Nada a pagar",
};
