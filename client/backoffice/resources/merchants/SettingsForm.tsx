import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import { transferCurrencies } from "../../../../shared/transfers/transfer-methods.ts";
import { refundPolicies } from "../../../../shared/transfers/transfer-states.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { FaultyField, SettingsDraft } from "./settings-draft.ts";

interface SettingsFormProps {
  draft: SettingsDraft;
  faults: readonly FaultyField[];
  onChange: (changes: Partial<SettingsDraft>) => void;
}

export function SettingsForm({ draft, faults, onChange }: SettingsFormProps) {
  const words = useWords();
  const policyId = useId();
  const typed = (field: FaultyField, texts: { label: string; hint: string; wrong: string }) => (
    <TextField
      label={texts.label}
      value={draft[field]}
      error={faults.includes(field)}
      helperText={faults.includes(field) ? texts.wrong : texts.hint}
      onChange={(event) => onChange({ [field]: event.target.value })}
      slotProps={{ htmlInput: { inputMode: "decimal", autoComplete: "off" } }}
    />
  );
  return (
    <>
      <FormControl component="fieldset">
        <FormLabel component="legend">{words("merchant.currencies")}</FormLabel>
        <FormGroup row>
          {transferCurrencies.map((currency) => (
            <FormControlLabel
              key={currency}
              label={currency}
              control={
                <Checkbox
                  checked={draft.currencies.includes(currency)}
                  onChange={(_event, isOn) =>
                    onChange({
                      currencies: transferCurrencies.filter((one) =>
                        one === currency ? isOn : draft.currencies.includes(one),
                      ),
                    })
                  }
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
      {typed("orderHours", {
        label: words("merchant_form.order_expiry"),
        hint: words("merchant_form.order_expiry_hint"),
        wrong: words("merchant_form.wrong_hours"),
      })}
      <FormControl>
        <FormLabel id={policyId}>{words("merchant.refund_policy")}</FormLabel>
        <RadioGroup
          aria-labelledby={policyId}
          value={draft.refundPolicy}
          onChange={(event) =>
            onChange({ refundPolicy: refundPolicies.find((one) => one === event.target.value) ?? "on_reception" })
          }
        >
          {refundPolicies.map((policy) => (
            <FormControlLabel key={policy} value={policy} control={<Radio />} label={words(`merchant.${policy}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      {typed("holdHours", {
        label: words("merchant_form.hold"),
        hint: words("merchant_form.hold_hint"),
        wrong: words("merchant_form.wrong_hours"),
      })}
      {typed("tolerancePercent", {
        label: words("merchant_form.tolerance"),
        hint: words("merchant_form.tolerance_hint"),
        wrong: words("merchant_form.wrong_percent"),
      })}
      {typed("toleranceMax", {
        label: words("merchant_form.tolerance_max"),
        hint: words("merchant_form.amount_hint"),
        wrong: words("merchant_form.wrong_amount"),
      })}
      <FormControlLabel
        label={words("merchant_form.pays_out")}
        control={<Switch checked={draft.paysOut} onChange={(_event, paysOut) => onChange({ paysOut })} />}
      />
      {typed("approvalAbove", {
        label: words("merchant_form.approval"),
        hint: words("merchant_form.approval_hint"),
        wrong: words("merchant_form.wrong_amount"),
      })}
    </>
  );
}
