import { isCnpj, isCpf, isCuit } from "./tax-number.ts";

export const payerDocumentTypes = ["CUIT", "CUIL", "DNI", "CPF", "CNPJ"] as const;
export type PayerDocumentType = (typeof payerDocumentTypes)[number];

export type DocumentCountry = "AR" | "BR";

export interface PayerDocument {
  type: PayerDocumentType;
  /** Without punctuation; letters of a CNPJ in capitals. */
  number: string;
}

export type PayerDocumentParse = { ok: true; document: PayerDocument } | { ok: false; message: string };

/** The one number that the public samples of Brazil use although its check digits are wrong. */
const sampleCpf = "12345678901";

const kinds: Readonly<Record<DocumentCountry, string>> = {
  AR: "a CUIT or CUIL of 11 digits or a DNI of 7 or 8 digits",
  BR: "a CPF of 11 digits or a CNPJ of 14 characters",
};

interface Given {
  number: string;
  /** What the caller says it is; null leaves it to the length. */
  type: PayerDocumentType | null;
  country: DocumentCountry;
  /** Sandbox accounts accept the number of the public samples. */
  acceptsSample: boolean;
}

/** Reads a payer's document as it was written, and says what is wrong with one that cannot be right. */
export function parsePayerDocument({ number: given, type, country, acceptsSample }: Given): PayerDocumentParse {
  const number = given.replace(/[\s.\-/]/g, "").toUpperCase();
  const found = typeOf(number, country);
  const wanted = `must be ${kinds[country]}`;
  if (found === null) return { ok: false, message: wanted };
  if (type !== null && !agrees(type, found)) {
    return { ok: false, message: `is not a ${type} by its length and country: it ${wanted}` };
  }
  const isSample = acceptsSample && found === "CPF" && number === sampleCpf;
  if (!isSample && !isRight(found, number)) {
    return { ok: false, message: `has wrong check digits: it ${wanted}` };
  }
  return { ok: true, document: { type: type ?? found, number } };
}

function typeOf(number: string, country: DocumentCountry): PayerDocumentType | null {
  if (country === "AR") {
    if (/^\d{11}$/.test(number)) return "CUIT";
    return /^\d{7,8}$/.test(number) ? "DNI" : null;
  }
  if (/^\d{11}$/.test(number)) return "CPF";
  return /^[0-9A-Z]{14}$/.test(number) ? "CNPJ" : null;
}

/** A CUIL has the form of a CUIT. */
function agrees(type: PayerDocumentType, found: PayerDocumentType): boolean {
  return type === found || (type === "CUIL" && found === "CUIT");
}

function isRight(type: PayerDocumentType, number: string): boolean {
  switch (type) {
    case "CUIT":
    case "CUIL":
      return isCuit(number);
    case "CPF":
      return isCpf(number);
    case "CNPJ":
      return isCnpj(number);
    case "DNI":
      return true;
  }
}
