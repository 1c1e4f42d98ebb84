import Box from "@mui/material/Box";
import { formatMoney } from "../i18n/number-text.ts";

interface MoneyTextProps {
  /** Minor units. */
  amount: number;
  currency: string;
  /** Zero in a quieter color, for columns where most rows have none. */
  isQuietWhenZero?: boolean;
}

/** An amount with its currency code, in figures of one width so that columns line up. */
export function MoneyText({ amount, currency, isQuietWhenZero = false }: MoneyTextProps) {
  const isQuiet = isQuietWhenZero && amount === 0;
  return (
    <Box
      component="span"
      sx={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", ...(isQuiet ? { color: "text.secondary" } : {}) }}
    >
      {formatMoney(amount, currency)}
    </Box>
  );
}

/** For table cells that hold amounts. */
export const moneyCell = { textAlign: "right", fontVariantNumeric: "tabular-nums" } as const;
