import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider, useGetList } from "react-admin";
import type { CreateLinkRequest, PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentMethodType } from "../../../../shared/payments/payment-methods.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { commonCurrencies } from "../payments/payment-filters.ts";
import { useServerAction } from "../use-server-action.ts";
import { addressOf, emptyPayer, isPayerReadable, payerOf } from "./link-payer.ts";
import { draftTotal, endOf, newLine, readLine, type Validity } from "./link-draft.ts";
import { LinkLines } from "./LinkLines.tsx";
import { MethodPicker } from "./MethodPicker.tsx";
import { PayerFields } from "./PayerFields.tsx";
import { ValidityFields } from "./ValidityFields.tsx";

interface CreateLinkDialogProps {
  onClose: () => void;
  onCreated: (link: PaymentLinkView) => void;
}

/** What is to be paid, by which ways and until when. */
export function CreateLinkDialog({ onClose, onCreated }: CreateLinkDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [scope] = useAccountScope();
  const accounts = useStaffSession()?.accounts ?? [];
  const [chosenAccount, setAccount] = useState<string | null>(scope);
  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosenAccount ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const { profiles, profile, choose } = useProfiles(account);
  const [currency, setCurrency] = useState<string>("NOK");
  const [reference, setReference] = useState("");
  const [lines, setLines] = useState(() => [newLine(1)]);
  const [methods, setMethods] = useState<readonly PaymentMethodType[] | null>(null);
  const [validity, setValidity] = useState<Validity>("week");
  const [date, setDate] = useState("");
  const [payer, setPayer] = useState(emptyPayer);
  const create = useServerAction({
    call: (request: CreateLinkRequest) => dataProvider.createLink(request),
    refreshes: ["payment-links", "sessions"],
    onDone: onCreated,
  });

  const read = lines.map((line) => readLine(line, currency).line).filter((line) => line !== null);
  const total = draftTotal(lines, currency);
  const gaps = {
    reference: reference.trim() === "",
    account: account === "",
    lines: read.length < lines.length,
    day: validity === "date" && date === "",
    methods: methods?.length === 0,
    payer: !isPayerReadable(payer),
    profile: profile === undefined,
  };
  const missing = (Object.keys(gaps) as (keyof typeof gaps)[]).find((gap) => gaps[gap]);
  const submit = () => {
    const expires_at = endOf(validity, new Date().toISOString(), date);
    if (profile === undefined || expires_at === null) return;
    const customer = payerOf(payer);
    const address = addressOf(payer);
    create.run({
      account_id: account,
      profile_id: profile.profile_id,
      currency,
      merchant_reference: reference.trim(),
      lines: read,
      ...(methods === null ? {} : { methods: [...methods] }),
      expires_at,
      ...(customer === null ? {} : { customer }),
      ...(address === null ? {} : { address }),
    });
  };

  return (
    <FormDialog
      title={words("links.create")}
      submitLabel={
        missing === undefined
          ? words("link_form.create_for", { amount: formatMoney(total, currency) })
          : words("link_form.create")
      }
      isValid={missing === undefined}
      missing={missing === undefined ? null : words(`link_form.missing.${missing}`)}
      isWaiting={create.isWaiting}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack direction={{ xs: "column", sm: "row" }} spacing={2}>
        <TextField
          select
          fullWidth
          label={words("accounts.choose")}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        >
          {accounts.map(({ id, name, kind }) => (
            <MenuItem key={id} value={id}>
              {name} · {words(`accounts.kind_${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={words("list.currency")}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
          sx={{ minWidth: 110 }}
        >
          {commonCurrencies.map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <TextField
        autoFocus
        required
        label={words("links.column.reference")}
        helperText={words("link_form.reference_hint")}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100, autoComplete: "off" } }}
      />
      <LinkLines lines={lines} currency={currency} onChange={setLines} />
      <ValidityFields validity={validity} date={date} onValidity={setValidity} onDate={setDate} />
      {profiles.length > 1 && (
        <TextField
          select
          label={words("session.profile")}
          value={profile?.id ?? ""}
          onChange={(event) => {
            choose(event.target.value);
            setMethods(null);
          }}
        >
          {profiles.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {profile !== undefined && (
        <MethodPicker profile={profile} currency={currency} chosen={methods} onChange={setMethods} />
      )}
      <PayerFields payer={payer} onChange={setPayer} />
    </FormDialog>
  );
}

/** The account's profiles; its default one is chosen until somebody chooses another. */
function useProfiles(account: string) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: profiles = [] } = useGetList<PaymentProfileView>(
    "payment-profiles",
    {
      pagination: { page: 1, perPage: 100 },
      sort: { field: "name", order: "ASC" },
      meta: { account: account === "" ? null : account, cursor: null },
    },
    { enabled: account !== "" },
  );
  const profile =
    profiles.find(({ id }) => id === chosen) ??
    profiles.find(({ profile_id }) => profile_id === "default") ??
    profiles[0];
  return { profiles: account === "" ? [] : profiles, profile: account === "" ? undefined : profile, choose: setChosen };
}
