import { useState } from "react";
import { typedMoney } from "../../i18n/number-text.ts";
import { type AmountEntry, readAmount } from "./amount-entry.ts";

export interface AmountField {
  value: string;
  entry: AmountEntry;
  change: (value: string) => void;
  setMax: () => void;
}

/**
 * An amount that starts at its limit. When the limit moves while the dialog is open, an untouched amount follows it
 * and a typed one stays, to be judged against the new limit.
 */
export function useAmountEntry(limit: number, currency: string): AmountField {
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? typedMoney(limit, currency);
  return { value, entry: readAmount(value, limit, currency), change: setTyped, setMax: () => setTyped(null) };
}
