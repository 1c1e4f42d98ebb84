import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { textOrNull } from "../text-or-null.ts";
import { useServerAction } from "../use-server-action.ts";
import { ConflictBar } from "./ConflictBar.tsx";
import { draftOf, type EndpointDraft, isSameDraft, missingOf, mergedDraft, settingsChanges } from "./endpoint-draft.ts";
import { endpointErrors } from "./endpoint-errors.ts";
import { DescriptionField, UrlField } from "./EndpointFields.tsx";
import { PatternChoice } from "./PatternChoice.tsx";
import { SettingsFields } from "./SettingsFields.tsx";
import { useDifferences } from "./use-differences.ts";

interface EditEndpointDialogProps {
  endpoint: EndpointPage;
  onClose: () => void;
}

/** Changes the version that was on the screen when it was opened; a colleague's newer one is never overwritten unseen. */
export function EditEndpointDialog({ endpoint, onClose }: EditEndpointDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [opened, setOpened] = useState(endpoint);
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const [newest, setNewest] = useState<EndpointPage | null>(null);
  const differencesOf = useDifferences();
  const before = draftOf(opened);
  const edit = (changes: Partial<EndpointDraft>) => setDraft({ ...draft, ...changes });

  const load = useServerAction({
    call: async () => (await dataProvider.getOne<EndpointPage>("webhook-endpoints", { id: endpoint.id })).data,
    refreshes: [],
    onDone: setNewest,
  });
  const change = useServerAction({
    call: () =>
      dataProvider.changeEndpoint(
        endpoint.id,
        {
          url: draft.url.trim(),
          description: textOrNull(draft.description),
          event_patterns: [...draft.patterns],
          settings: settingsChanges(draft, before),
        },
        opened.version,
      ),
    refreshes: ["webhook-endpoints", "deliveries"],
    said: words("endpoint_form.saved"),
    onDone: onClose,
    onRefused: ({ code }) => {
      if (code === "precondition_failed") load.run(undefined);
    },
  });
  const resolve = (kept: EndpointDraft) => {
    if (newest === null) return;
    setOpened(newest);
    setDraft(kept);
    setNewest(null);
    change.reset();
  };

  const errors = endpointErrors(change.error);
  const isStale = change.error?.code === "precondition_failed";
  const isMoved = draft.url.trim() !== before.url;
  const missing = missingOf(draft);
  return (
    <FormDialog
      title={words("endpoint_form.edit_title")}
      submitLabel={words("endpoint_form.save")}
      isValid={missing === null && !isStale}
      missing={missing === null ? null : words(`endpoint_form.missing.${missing}`)}
      isWaiting={change.isWaiting || load.isWaiting}
      isDirty={!isSameDraft(draft, before)}
      error={isStale ? load.error : errors.other}
      onSubmit={() => change.run(undefined)}
      onClose={onClose}
    >
      {isStale && (
        <ConflictBar
          differences={newest === null ? null : differencesOf({ before, theirs: draftOf(newest), yours: draft })}
          onTakeTheirs={() => newest !== null && resolve(draftOf(newest))}
          onKeepMine={() => newest !== null && resolve(mergedDraft({ before, theirs: draftOf(newest), yours: draft }))}
        />
      )}
      <UrlField
        url={draft.url}
        error={errors.url}
        {...(isMoved ? { hint: words("endpoint_form.moved_hint") } : {})}
        onChange={(url) => edit({ url })}
      />
      <PatternChoice
        eventTypes={endpoint.event_types}
        patterns={draft.patterns}
        error={errors.patterns}
        onChange={(patterns) => edit({ patterns })}
      />
      <DescriptionField description={draft.description} onChange={(description) => edit({ description })} />
      <SettingsFields draft={draft} hasFieldMasks={endpoint.has_field_masks} errors={errors} onChange={edit} />
    </FormDialog>
  );
}
