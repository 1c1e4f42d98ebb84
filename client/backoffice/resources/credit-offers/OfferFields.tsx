import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { costModes, iofBorrowerKinds } from "../../../../shared/lending/lending-states.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { OfferDraft } from "./offer-draft.ts";

interface OfferFieldsProps {
  draft: OfferDraft;
  /** Messages of the server, by its own field names. */
  errors: Readonly<Record<string, string>>;
  /** What the fee that is typed means. */
  feeHint?: string | null;
  onChange: (change: Partial<OfferDraft>) => void;
}

const side = { xs: "column", sm: "row" } as const;

/** The terms of an offer. */
export function OfferFields({ draft, errors, feeHint = null, onChange }: OfferFieldsProps) {
  const words = useWords();
  const text = (name: "approved" | "least" | "rate" | "fee", field: string) => ({
    fullWidth: true,
    required: true,
    label: words(`offer_form.${name}`),
    value: draft[name],
    error: errors[field] !== undefined,
    helperText: errors[field],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
    slotProps: { htmlInput: { inputMode: "decimal", autoComplete: "off" } } as const,
  });
  return (
    <>
      <Stack direction={side} spacing={2}>
        <TextField {...text("approved", "approved_amount")} />
        <TextField {...text("least", "min_amount")} />
      </Stack>
      <TermFields draft={draft} errors={errors} onChange={onChange} />
      <Stack direction={side} spacing={2}>
        <TextField {...text("rate", "rate_ppm")} />
        <TextField {...text("fee", "fee_ppm")} helperText={errors["fee_ppm"] ?? feeHint} />
      </Stack>
      <TextField
        select
        label={words("offer_form.cost_mode")}
        value={draft.cost_mode}
        onChange={(event) => onChange({ cost_mode: event.target.value as OfferDraft["cost_mode"] })}
      >
        {costModes.map((mode) => (
          <MenuItem key={mode} value={mode}>
            {words(`cost_mode.${mode}`)}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction={side} spacing={2}>
        <TextField
          select
          fullWidth
          label={words("offer_form.kind")}
          value={draft.borrower_kind}
          onChange={(event) => onChange({ borrower_kind: event.target.value as OfferDraft["borrower_kind"] })}
        >
          {iofBorrowerKinds.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {words(`borrower_kind.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          fullWidth
          required
          type="date"
          label={words("offer_form.valid_until")}
          value={draft.validUntil}
          error={errors["valid_until"] !== undefined}
          helperText={errors["valid_until"] ?? words("offer_form.valid_hint")}
          onChange={(event) => onChange({ validUntil: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Stack>
    </>
  );
}

function TermFields({ draft, errors, onChange }: OfferFieldsProps) {
  const words = useWords();
  const number = (name: "from" | "to", label: string, field: string) => (
    <TextField
      required
      label={label}
      value={draft[name]}
      error={errors[field] !== undefined}
      helperText={errors[field]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 3, autoComplete: "off" } }}
      sx={{ minWidth: 110 }}
    />
  );
  return (
    <Stack direction={side} spacing={2}>
      <TextField
        select
        fullWidth
        label={words("offer_form.term")}
        value={draft.isRange ? "range" : "fixed"}
        onChange={(event) => onChange({ isRange: event.target.value === "range" })}
      >
        <MenuItem value="fixed">{words("offer_form.fixed")}</MenuItem>
        <MenuItem value="range">{words("offer_form.range")}</MenuItem>
      </TextField>
      {draft.isRange && number("from", words("offer_form.fewest"), "installments_min")}
      {number("to", words(draft.isRange ? "offer_form.most" : "offer_form.count"), "installments_max")}
    </Stack>
  );
}
