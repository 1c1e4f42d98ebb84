import type { methodTexts } from "../../../../shared/sentences/method-texts.ts";
import type { Translation } from "../translation.ts";

/** Ways to pay; brands stay as they are. */
export const nbSaidMethod: Translation<typeof methodTexts> = {
  dintero_psp: "Kort og lommebøker",
  "dintero_psp.creditcard": "Kort",
  "payex.creditcard": "Kort (PayEx)",
  "collector.invoice": "Walley-faktura",
  "instabank.invoice": "Instabank-faktura",
  "kravia.invoice_b2c": "Kravia-faktura",
  bank_transfer: "Bankoverføring (Argentina)",
  qr: "QR-overføring (Argentina)",
  instant_bank_transfer: "PIX til nøkkel (Brasil)",
  pix_qr: "PIX med QR (Brasil)",
  "dintero.zero": "Ingenting å betale",
};
