import PersonAddOutlined from "@mui/icons-material/PersonAddOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import { Link, useNavigate } from "react-router";
import { type StaffLinkView, type StaffMemberView, staffStates } from "../../../../shared/identity/staff.schema.ts";
import { roles } from "../../../../shared/permissions.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import type { FilterDefinition } from "../../lists/filter-definition.ts";
import { ListColumn } from "../../lists/ListColumn.tsx";
import { ListTable } from "../../lists/ListTable.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { listTable } from "../../lists/table-styles.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { StaffStateChip } from "./StaffStateChip.tsx";

const byEmail = { field: "email", order: "ASC" } as const;

/** Everybody who can sign in, or could. */
export default function StaffList() {
  const words = useWords();
  const navigate = useNavigate();
  const mayManage = useMay("staff.manage");
  const list = useUrlList<StaffMemberView>({ resource: "staff", defaultSort: byEmail });
  const [isInviting, setIsInviting] = useState(false);
  const [made, setMade] = useState<StaffLinkView | null>(null);
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("staff.title")}
        emptyText={words("staff.empty")}
        actions={
          mayManage && (
            <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
              <Button variant="outlined" component={Link} to="/retention">
                {words("retention.open")}
              </Button>
              <Button variant="outlined" component={Link} to="/access-rules">
                {words("access_rules.open")}
              </Button>
              <Button variant="contained" startIcon={<PersonAddOutlined />} onClick={() => setIsInviting(true)}>
                {words("staff.invite")}
              </Button>
            </Stack>
          )
        }
        filters={<FilterBar filters={staffFilters(words)} />}
      >
        <StaffTable />
      </ListPage>
      {isInviting && (
        <InviteDialog
          onClose={() => setIsInviting(false)}
          onInvited={(answer) => {
            setIsInviting(false);
            setMade(answer);
          }}
        />
      )}
      {made !== null && <LinkDialog made={made} onClose={() => void navigate(recordPath("staff", made.person.id))} />}
    </>
  );
}

function staffFilters(words: Words): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "role",
      label: words("staff.column.role"),
      choices: roles.map((value) => ({ value, label: words(`roles.${value}`) })),
    },
    {
      kind: "choice",
      name: "state",
      label: words("staff.column.state"),
      choices: staffStates.map((value) => ({ value, label: words(`staff_state.${value}`) })),
    },
    { kind: "date", name: "created_at", label: words("staff.column.created") },
  ];
}

/** On a narrow screen the role and the last sign-in stand below the name. */
function StaffTable() {
  const words = useWords();
  const isNarrow = useNarrowScreen();
  const quiet = { color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" } as const;
  return (
    <ListTable<StaffMemberView>
      bulkActionButtons={false}
      rowClick={false}
      storeKey="staff.table"
      rowSx={() => linkedRow}
      sx={listTable}
      aria-label={words("staff.title")}
    >
      <ListColumn<StaffMemberView>
        source="name"
        label={words("staff.column.name")}
        isSortable
        render={(person) => (
          <>
            <RowLink to={recordPath("staff", person.id)}>{person.name}</RowLink>
            <Box sx={quiet}>{person.email}</Box>
            {isNarrow && <Box sx={quiet}>{words(`roles.${person.role}`)}</Box>}
          </>
        )}
      />
      {!isNarrow && (
        <ListColumn<StaffMemberView>
          source="role"
          label={words("staff.column.role")}
          render={({ role }) => words(`roles.${role}`)}
        />
      )}
      <ListColumn<StaffMemberView>
        source="state"
        label={words("staff.column.state")}
        render={({ state }) => <StaffStateChip state={state} />}
      />
      {!isNarrow && (
        <ListColumn<StaffMemberView>
          source="has_totp"
          label={words("staff.column.second_step")}
          render={(person) => words(`second_step.${secondStepOf(person)}`)}
        />
      )}
      {!isNarrow && (
        <ListColumn<StaffMemberView>
          source="last_sign_in_at"
          label={words("staff.column.last_sign_in")}
          render={(person) => <LastSignIn person={person} />}
        />
      )}
    </ListTable>
  );
}

export function secondStepOf({ has_totp, has_passkey }: StaffMemberView) {
  if (has_totp) return has_passkey ? "both" : "totp";
  return has_passkey ? "passkey" : "none";
}

export function LastSignIn({ person }: { person: StaffMemberView }) {
  const words = useWords();
  return person.last_sign_in_at === null ? words("staff.never") : <InstantText value={person.last_sign_in_at} />;
}
