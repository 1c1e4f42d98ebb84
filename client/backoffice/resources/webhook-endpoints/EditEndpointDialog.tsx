import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { DescriptionField, fieldErrors, textOrNull, UrlField } from "./CreateEndpointDialog.tsx";
import { PatternChoice } from "./PatternChoice.tsx";

interface EditEndpointDialogProps {
  endpoint: EndpointPage;
  onClose: () => void;
}

/** Changes the version that was on the screen when it was opened; a colleague's newer one is never overwritten unseen. */
export function EditEndpointDialog({ endpoint, onClose }: EditEndpointDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [opened, setOpened] = useState(endpoint);
  const [url, setUrl] = useState(endpoint.url ?? "");
  const [description, setDescription] = useState(endpoint.description ?? "");
  const [patterns, setPatterns] = useState<string[]>(endpoint.event_patterns);
  const change = useServerAction({
    call: () =>
      dataProvider.changeEndpoint(
        endpoint.id,
        { url: url.trim(), description: textOrNull(description), event_patterns: patterns },
        opened.version,
      ),
    refreshes: ["webhook-endpoints"],
    said: words("endpoint_form.saved"),
    onDone: onClose,
  });
  const load = useServerAction({
    call: async () => (await dataProvider.getOne<EndpointPage>("webhook-endpoints", { id: endpoint.id })).data,
    refreshes: [],
    onDone: (newest) => {
      setOpened(newest);
      setUrl(newest.url ?? "");
      setDescription(newest.description ?? "");
      setPatterns(newest.event_patterns);
      change.reset();
    },
  });
  const errors = fieldErrors(change.error);
  const isStale = change.error?.code === "precondition_failed";
  return (
    <FormDialog
      title={words("endpoint_form.edit_title")}
      submitLabel={words("endpoint_form.save")}
      isValid={url.trim() !== "" && !isStale}
      isWaiting={change.isWaiting || load.isWaiting}
      error={isStale || errors.url !== undefined || errors.patterns !== undefined ? load.error : change.error}
      onSubmit={() => change.run(undefined)}
      onClose={onClose}
    >
      {isStale && (
        <Alert
          severity="warning"
          role="alert"
          action={
            <Button color="inherit" size="small" onClick={() => load.run(undefined)}>
              {words("endpoint_form.load_newest")}
            </Button>
          }
        >
          {words("endpoint_form.stale")}
        </Alert>
      )}
      <UrlField url={url} error={errors.url} onChange={setUrl} />
      <PatternChoice
        eventTypes={endpoint.event_types}
        patterns={patterns}
        error={errors.patterns}
        onChange={setPatterns}
      />
      <DescriptionField description={description} onChange={setDescription} />
    </FormDialog>
  );
}
