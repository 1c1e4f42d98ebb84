import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { Prospects, ProspectView } from "../../../../shared/lending/offer.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

interface CustomerFinderProps {
  found: Prospects | null;
  chosen: ProspectView | null;
  onFound: (found: Prospects) => void;
  onChosen: (prospect: ProspectView) => void;
}

/** Whom the offer is for, by a number or an id that finance has at hand. */
export function CustomerFinder({ found, chosen, onFound, onChosen }: CustomerFinderProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [account] = useAccountScope();
  const [text, setText] = useState("");
  const find = useServerAction({
    call: (customer: string) => dataProvider.findProspects({ account, customer }),
    refreshes: [],
    onDone: onFound,
  });
  const run = () => {
    if (text.trim() !== "") find.run(text.trim());
  };
  const isNone = found !== null && found.data.length === 0;
  return (
    <>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: "flex-start" }}>
        <TextField
          autoFocus
          required
          fullWidth
          label={words("offer_form.customer")}
          helperText={
            find.error?.message ?? (isNone ? words("offer_form.found_none") : words("offer_form.customer_hint"))
          }
          error={find.error !== null || isNone}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // The form's own Enter would send an offer.
            if (event.key !== "Enter") return;
            event.preventDefault();
            run();
          }}
          slotProps={{ htmlInput: { maxLength: 255, autoComplete: "off" } }}
        />
        <Button variant="outlined" onClick={run} aria-busy={find.isWaiting} sx={{ mt: 0.75, flexShrink: 0 }}>
          {words("offer_form.find")}
        </Button>
      </Stack>
      {found !== null && found.data.length > 1 && (
        <TextField
          select
          label={words("offer_form.found_many")}
          value={chosen?.customer_id ?? ""}
          onChange={(event) => {
            const picked = found.data.find(({ customer_id }) => customer_id === event.target.value);
            if (picked !== undefined) onChosen(picked);
          }}
        >
          {found.data.map((prospect) => (
            <MenuItem key={prospect.customer_id} value={prospect.customer_id}>
              {prospect.name} · {prospect.cpf} · {prospect.account_id}
            </MenuItem>
          ))}
        </TextField>
      )}
      {chosen !== null && <ProspectNotice prospect={chosen} />}
    </>
  );
}

function ProspectNotice({ prospect }: { prospect: ProspectView }) {
  const words = useWords();
  const { name, cpf, status, open_offers } = prospect;
  const notes = [
    status === "denied" ? words("offer_form.denied") : null,
    status === "pending_kyc" || status === "under_review" ? words("offer_form.review_open") : null,
    open_offers > 0 ? words("offer_form.has_open", { smart_count: open_offers }) : null,
  ].filter((note) => note !== null);
  return (
    <Alert severity={status === "denied" ? "error" : notes.length > 0 ? "warning" : "success"}>
      <strong>
        {name} · {cpf}
      </strong>
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </Alert>
  );
}
