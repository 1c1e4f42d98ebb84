import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { paymentMethod, type PaymentMethodType } from "../../../../shared/payments/payment-methods.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMethodName } from "../payments/use-method-text.ts";

interface MethodPickerProps {
  profile: PaymentProfileView;
  currency: string;
  /** Null for everything that the profile offers. */
  chosen: readonly PaymentMethodType[] | null;
  onChange: (chosen: readonly PaymentMethodType[] | null) => void;
}

/** All ways to pay of the profile, or some of them. */
export function MethodPicker({ profile, currency, chosen, onChange }: MethodPickerProps) {
  const words = useWords();
  const nameOf = useMethodName();
  const offered = offeredMethods(profile, currency);
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: "divider", borderRadius: 2, m: 0, px: 1.5, py: 0.5 }}>
      <Box component="legend" sx={{ px: 0.5, fontSize: "0.8125rem", color: "text.secondary" }}>
        {words("link_form.methods")}
      </Box>
      {offered.length === 0 ? (
        <FormHelperText error>{words("link_form.no_methods", { currency })}</FormHelperText>
      ) : (
        <>
          <FormControlLabel
            control={
              <Checkbox size="small" checked={chosen === null} onChange={() => onChange(chosen === null ? [] : null)} />
            }
            label={words("link_form.all_methods")}
          />
          {chosen !== null && (
            <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" }, pl: 1 }}>
              {offered.map((type) => (
                <FormControlLabel
                  key={type}
                  control={
                    <Checkbox
                      size="small"
                      checked={chosen.includes(type)}
                      onChange={() =>
                        onChange(chosen.includes(type) ? chosen.filter((other) => other !== type) : [...chosen, type])
                      }
                    />
                  }
                  label={nameOf(type)}
                />
              ))}
            </Box>
          )}
          {chosen?.length === 0 && <FormHelperText>{words("link_form.choose_method")}</FormHelperText>}
        </>
      )}
    </Box>
  );
}

/** What the profile switches on and the currency allows. */
function offeredMethods(profile: PaymentProfileView, currency: string): PaymentMethodType[] {
  return profile.settings.methods
    .filter(({ type, is_enabled }) => {
      const { currencies } = paymentMethod(type);
      return is_enabled && (currencies === null || currencies.includes(currency));
    })
    .map(({ type }) => type);
}
