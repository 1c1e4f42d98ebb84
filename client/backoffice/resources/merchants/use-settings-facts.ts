import { formatMoney } from "../../i18n/number-text.ts";
import type { MerchantSettings } from "../../../../shared/transfers/merchant.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { anyCurrency, percentText } from "./settings-draft.ts";

/** Every setting in words: what the page shows, and what two people's changes are compared by. */
export function useSettingsFacts(): (settings: MerchantSettings) => { label: string; value: string }[] {
  const words = useWords();
  const hoursText = (hours: number) => words("merchant.hours", { hours });
  return (settings) => {
    const { currencies, order_expiration_hours: orderHours, hold_hours, refund_policy } = settings;
    const { tolerance_basis_points, tolerance_max, pays_out, approval_above } = settings;
    const [only] = currencies;
    // Of several currencies each amount is in whichever the money is in, so it names none.
    const amountText = (amount: number) =>
      currencies.length === 1 && only !== undefined
        ? formatMoney(amount, only)
        : formatMoney(amount, anyCurrency).replace(` ${anyCurrency}`, "");
    const isKept = refund_policy === "on_expiration";
    return [
      { label: words("merchant.currencies"), value: currencies.join(", ") || words("merchant.none") },
      {
        label: words("merchant.order_expiry"),
        value:
          orderHours === null
            ? words("merchant.order_expiry_default")
            : orderHours === 0
              ? words("merchant.order_expiry_never")
              : hoursText(orderHours),
      },
      { label: words("merchant.refund_policy"), value: words(`merchant.${refund_policy}`) },
      {
        label: words("merchant.hold"),
        value: !isKept ? "" : hold_hours === 0 ? words("merchant.hold_forever") : hoursText(hold_hours),
      },
      {
        label: words("merchant.tolerance"),
        value: words("merchant.tolerance_text", {
          percent: percentText(tolerance_basis_points),
          max: amountText(tolerance_max),
        }),
      },
      { label: words("merchant.payouts"), value: words(pays_out ? "merchant.payouts_on" : "merchant.payouts_off") },
      {
        label: words("merchant.approval"),
        value:
          approval_above === null
            ? words("merchant.approval_none")
            : approval_above === 0
              ? words("merchant.approval_all")
              : words("merchant.approval_above", { amount: amountText(approval_above) }),
      },
    ];
  };
}
