/** Ways to pay whose names are words and not only brands, and the provider behind most of them. */
export const methodTexts = {
  dintero_psp: "Card and wallets",
  "dintero_psp.creditcard": "Card",
  "payex.creditcard": "Card (PayEx)",
  "collector.invoice": "Walley invoice",
  "instabank.invoice": "Instabank invoice",
  "kravia.invoice_b2c": "Kravia invoice",
  bank_transfer: "Bank transfer (Argentina)",
  qr: "QR transfer (Argentina)",
  instant_bank_transfer: "PIX to a key (Brazil)",
  pix_qr: "PIX QR (Brazil)",
  "dintero.zero": "Nothing to pay",
} as const;
