import { formatMoney } from "../../i18n/number-text.ts";

/** Without the currency, where a heading names it for everything below. */
export function reais(amount: number): string {
  return formatMoney(amount, "BRL").replace(/ BRL$/, "");
}
