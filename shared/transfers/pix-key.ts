import { isCnpj, isCpf } from "../documents/tax-number.ts";

export const pixKeyTypes = ["cpf", "cnpj", "email", "phone", "random"] as const;
export type PixKeyType = (typeof pixKeyTypes)[number];

const forms: Readonly<Record<PixKeyType, (key: string) => boolean>> = {
  cpf: isCpf,
  cnpj: isCnpj,
  email: (key) => key.length <= 77 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(key),
  phone: (key) => /^\+55\d{10,11}$/.test(key),
  random: (key) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key),
};

/** Whether the text has the form of a PIX key of that type; whether anybody registered it is the bank's to say. */
export function isPixKey(type: PixKeyType, key: string): boolean {
  return forms[type](key);
}
