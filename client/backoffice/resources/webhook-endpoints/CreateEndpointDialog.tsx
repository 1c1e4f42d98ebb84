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
import { type ActionError, useServerAction } from "../use-server-action.ts";
import { PatternChoice } from "./PatternChoice.tsx";
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
  const [url, setUrl] = useState("");
  const [description, setDescription] = useState("");
  const [merchant, setMerchant] = useState("");
  const [patterns, setPatterns] = useState<string[]>([]);
  const create = useServerAction({
    call: (request: CreateEndpointRequest) => dataProvider.createEndpoint(request),
    refreshes: ["webhook-endpoints"],
    onDone: onCreated,
  });

  // Between a sandbox and a live account nobody but the person may choose.
  const account = chosenAccount ?? (accounts.length === 1 ? accounts[0]?.id : undefined) ?? "";
  const dialect = dialects.find(({ name }) => name === chosenDialect) ?? dialects[0];
  const errors = fieldErrors(create.error);
  const submit = () =>
    create.run({
      account_id: account,
      merchant_id: textOrNull(merchant),
      dialect: dialect?.name ?? "",
      url: url.trim(),
      description: textOrNull(description),
      event_patterns: patterns,
    });

  return (
    <FormDialog
      title={words("endpoints.create")}
      submitLabel={words("endpoint_form.create")}
      isValid={url.trim() !== "" && account !== "" && dialect !== undefined}
      isWaiting={create.isWaiting}
      error={errors.url === undefined && errors.patterns === undefined ? create.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <UrlField url={url} error={errors.url} onChange={setUrl} />
      <TextField
        select
        label={words("accounts.choose")}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      >
        {accounts.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name} · {id}
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
          setPatterns([]);
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
        patterns={patterns}
        error={errors.patterns}
        onChange={setPatterns}
      />
      <DescriptionField description={description} onChange={setDescription} />
    </FormDialog>
  );
}

interface UrlFieldProps {
  url: string;
  error: string | undefined;
  onChange: (url: string) => void;
}

/** The server's guard says what is wrong with an address, right below it. */
export function UrlField({ url, error, onChange }: UrlFieldProps) {
  const words = useWords();
  return (
    <TextField
      autoFocus
      required
      label={words("endpoint_form.url")}
      value={url}
      error={error !== undefined}
      helperText={error ?? words("endpoint_form.url_hint")}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: "url", autoComplete: "off", maxLength: 2000 } }}
    />
  );
}

export function DescriptionField({
  description,
  onChange,
}: {
  description: string;
  onChange: (description: string) => void;
}) {
  const words = useWords();
  return (
    <TextField
      label={words("endpoint_form.description")}
      value={description}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 255 } }}
    />
  );
}

/** What the server says about single fields of the form. */
export function fieldErrors(error: ActionError | null): { url: string | undefined; patterns: string | undefined } {
  const fields = Object.entries(error?.fields ?? {});
  const patterns = fields.find(([path]) => path.startsWith("event_patterns"))?.[1];
  const url = error?.code === "url_refused" ? error.message : fields.find(([path]) => path === "url")?.[1];
  return { url, patterns };
}

export function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
