import { useQuery } from "@tanstack/react-query";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { CreateEndpointRequest, EndpointSecret } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { textOrNull } from "../text-or-null.ts";
import { NoAccountNotice } from "../NoAccountNotice.tsx";
import { useServerAction } from "../use-server-action.ts";
import { type EndpointDraft, emptyDraft, isSameDraft, missingOf, settingsChanges } from "./endpoint-draft.ts";
import { endpointErrors } from "./endpoint-errors.ts";
import { DescriptionField, UrlField } from "./EndpointFields.tsx";
import { PatternChoice } from "./PatternChoice.tsx";
import { SettingsFields } from "./SettingsFields.tsx";
import { useDialectName } from "./use-dialect-name.ts";

interface CreateEndpointDialogProps {
  onClose: () => void;
  onCreated: (made: EndpointSecret) => void;
}

export function CreateEndpointDialog({ onClose, onCreated }: CreateEndpointDialogProps) {
  const words = useWords();
  const dialectName = useDialectName();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [scope] = useAccountScope();
  const accounts = useStaffSession()?.accounts ?? [];
  const { data: dialects = [] } = useQuery({
    queryKey: ["webhook-dialects"],
    queryFn: () => dataProvider.listDialects(),
  });
  const [chosenAccount, setAccount] = useState<string | null>(scope);
  const [chosenDialect, setDialect] = useState<string | null>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const [merchant, setMerchant] = useState("");
  const change = (changes: Partial<EndpointDraft>) => setDraft({ ...draft, ...changes });
  const create = useServerAction({
    call: (request: CreateEndpointRequest) => dataProvider.createEndpoint(request),
    refreshes: ["webhook-endpoints"],
    onDone: onCreated,
  });

  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosenAccount ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const dialect = dialects.find(({ name }) => name === chosenDialect) ?? dialects[0];
  const errors = endpointErrors(create.error);
  const submit = () =>
    create.run({
      account_id: account,
      merchant_id: textOrNull(merchant),
      dialect: dialect?.name ?? "",
      url: draft.url.trim(),
      description: textOrNull(draft.description),
      event_patterns: [...draft.patterns],
      settings: settingsChanges(draft, emptyDraft),
    });

  const missing = missingOf(draft) ?? (account === "" ? "account" : null);
  return (
    <FormDialog
      title={words("endpoints.create")}
      submitLabel={words("endpoint_form.create")}
      isValid={missing === null && dialect !== undefined}
      missing={missing === null ? null : words(`endpoint_form.missing.${missing}`)}
      isWaiting={create.isWaiting}
      isDirty={!isSameDraft(draft, emptyDraft) || merchant !== ""}
      error={errors.other}
      onSubmit={submit}
      onClose={onClose}
    >
      <NoAccountNotice />
      <UrlField url={draft.url} error={errors.url} onChange={(url) => change({ url })} />
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      >
        {accounts.map(({ id, name, kind }) => (
          <MenuItem key={id} value={id}>
            {name} · {words(`accounts.kind_${kind}`)} · {id}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={words("endpoint_form.merchant")}
        helperText={words("endpoint_form.merchant_hint")}
        value={merchant}
        onChange={(event) => setMerchant(event.target.value)}
      />
      <TextField
        select
        label={words("endpoint.dialect")}
        helperText={words("endpoint_form.dialect_hint")}
        value={dialect?.name ?? ""}
        onChange={(event) => {
          setDialect(event.target.value);
          change({ patterns: [], fields: "", exclude: "" });
        }}
      >
        {dialects.map(({ name }) => (
          <MenuItem key={name} value={name}>
            {dialectName(name)}
          </MenuItem>
        ))}
      </TextField>
      <PatternChoice
        eventTypes={dialect?.event_types ?? []}
        patterns={draft.patterns}
        error={errors.patterns}
        onChange={(patterns) => change({ patterns })}
      />
      <DescriptionField description={draft.description} onChange={(description) => change({ description })} />
      <SettingsFields
        draft={draft}
        hasFieldMasks={dialect?.has_field_masks === true}
        errors={errors}
        onChange={change}
      />
    </FormDialog>
  );
}
