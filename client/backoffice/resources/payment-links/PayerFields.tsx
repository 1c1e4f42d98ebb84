import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { type PayerDraft, payerFaults } from "./link-payer.ts";

interface PayerFieldsProps {
  payer: PayerDraft;
  onChange: (payer: PayerDraft) => void;
}

/** Who is to pay, where that is known; folded away until somebody wants it. */
export function PayerFields({ payer, onChange }: PayerFieldsProps) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const faults = payerFaults(payer);
  if (!isOpen) {
    return (
      <Box>
        <Button size="small" onClick={() => setIsOpen(true)} aria-expanded={false}>
          {words("link_form.add_payer")}
        </Button>
      </Box>
    );
  }
  const field = (name: keyof PayerDraft, label: string, options: { isWide?: boolean; hint?: string } = {}) => (
    <TextField
      size="small"
      label={label}
      value={payer[name]}
      error={faults.some((fault) => fault === name)}
      helperText={options.hint}
      onChange={(event) => onChange({ ...payer, [name]: event.target.value })}
      slotProps={{ htmlInput: { maxLength: 320, autoComplete: "off" } }}
      sx={options.isWide === true ? { gridColumn: "1 / -1" } : {}}
    />
  );
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: "divider", borderRadius: 2, m: 0, p: 1.5 }}>
      <Box component="legend" sx={{ px: 0.5, fontSize: "0.8125rem", color: "text.secondary" }}>
        {words("link_form.payer")}
      </Box>
      <Box sx={{ display: "grid", gap: 1.5, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
        {field("email", words("payer.email"))}
        {field("phone", words("payer.phone"), { hint: words("link_form.phone_hint") })}
        {field("firstName", words("link_form.first_name"))}
        {field("lastName", words("link_form.last_name"))}
        {field("addressLine", words("link_form.address_line"), { isWide: true })}
        {field("postalCode", words("link_form.postal_code"))}
        {field("postalPlace", words("link_form.postal_place"))}
        {field("country", words("link_form.country"), { hint: words("link_form.country_hint") })}
      </Box>
    </Box>
  );
}
