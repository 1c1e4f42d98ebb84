import Stack from "@mui/material/Stack";
import { type RaRecord, useGetList } from "react-admin";
import type { AuditEntryView } from "../../../../shared/audit/audit.schema.ts";
import type { StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { BelowChip, BelowText } from "../../lists/Below.tsx";
import { ExportButton } from "../../lists/ExportButton.tsx";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { Choice, FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { useActionText, useJobText, useObjectText } from "./action-text.ts";
import { AuditEntryDetails } from "./AuditEntryDetails.tsx";
import { OutcomeChip } from "./OutcomeChip.tsx";
import { VerifyButton } from "./VerifyButton.tsx";

const newestFirst = { field: "at", order: "DESC" } as const;
const colleaguesMax = 100;

/** Who did what, allowed and refused; each line opens to what changed. */
export default function AuditList() {
  const words = useWords();
  const list = useUrlList<AuditEntryView>({ resource: "audit", defaultSort: newestFirst });
  const [account] = useAccountScope();
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("audit.title")}
      emptyText={words("audit.empty")}
      actions={
        <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
          <VerifyButton />
          <ExportButton name="audit" view={list.view} account={account} />
        </Stack>
      }
      filters={<FilterBar filters={auditFilters(words, useColleagues())} />}
    >
      <AuditTable />
    </ListPage>
  );
}

function useColleagues(): readonly Choice[] {
  const { data = [] } = useGetList<StaffMemberView>("staff", {
    pagination: { page: 1, perPage: colleaguesMax },
    sort: { field: "name", order: "ASC" },
    filter: {},
  });
  return data.map(({ id, name }) => ({ value: id, label: name }));
}

function auditFilters(words: Words, colleagues: readonly Choice[]): readonly FilterDefinition[] {
  return [
    { kind: "choice", name: "actor_id", label: words("audit.filter.person"), choices: colleagues },
    { kind: "text", name: "action", label: words("audit.filter.action") },
    { kind: "text", name: "object_id", label: words("audit.filter.object") },
    {
      kind: "choice",
      name: "outcome",
      label: words("audit.filter.outcome"),
      choices: [
        { value: "allowed", label: words("audit.allowed") },
        { value: "refused", label: words("audit.refused") },
      ],
    },
    { kind: "date", name: "at", label: words("audit.filter.at") },
  ];
}

/** On a narrow screen who stands below when, and the outcome below what; the object is in the line that opens. */
function AuditTable() {
  const words = useWords();
  const actionText = useActionText();
  const objectText = useObjectText();
  const actorText = useActorText();
  const isNarrow = useNarrowScreen();
  return (
    <ListTable<AuditEntryView>
      bulkActionButtons={false}
      rowClick="expand"
      expand={<AuditEntryDetails />}
      storeKey="audit.table"
      sx={listTable}
      aria-label={words("audit.title")}
    >
      <ListColumn<AuditEntryView>
        source="at"
        label={words("audit.column.at")}
        isSortable
        render={({ at, actor }) => (
          <>
            <InstantText value={at} />
            <BelowText>{actorText(actor)}</BelowText>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<AuditEntryView>
          source="actor"
          label={words("audit.column.who")}
          render={({ actor }) => actorText(actor)}
        />
      )}
      <ListColumn<AuditEntryView>
        source="action"
        label={words("audit.column.action")}
        render={({ action, is_allowed }) => (
          <>
            {actionText(action)}
            <BelowChip>
              <OutcomeChip isAllowed={is_allowed} />
            </BelowChip>
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<AuditEntryView>
          source="object_id"
          label={words("audit.column.object")}
          render={objectText}
          cellSx={() => ({ maxWidth: 320, overflowWrap: "anywhere" })}
        />
      )}
      {!isNarrow && (
        <ListColumn<AuditEntryView>
          source="is_allowed"
          label={words("audit.column.outcome")}
          render={({ is_allowed }) => <OutcomeChip isAllowed={is_allowed} />}
        />
      )}
    </ListTable>
  );
}

const actorTypes = ["staff", "merchant", "payer", "system"] as const;

function useActorText(): (actor: AuditEntryView["actor"]) => string {
  const words = useWords();
  const jobText = useJobText();
  return ({ type, id, name }) => {
    if (name !== null) return name;
    const known = actorTypes.find((candidate) => candidate === type);
    const kind = known === undefined ? type : words(`audit.actor.${known}`);
    if (id === null) return kind;
    return type === "system" ? `${kind}, ${jobText(id)}` : `${kind} ${id}`;
  };
}
