import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import type { StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { StaffActions } from "./StaffActions.tsx";
import { LastSignIn, secondStepOf } from "./StaffList.tsx";
import { StaffStateChip } from "./StaffStateChip.tsx";

export default function StaffShow() {
  return (
    <RecordPage resource="staff">
      <StaffPage />
    </RecordPage>
  );
}

function StaffPage() {
  const person = useRecordContext<StaffMemberView>();
  return person === undefined ? null : <StaffBody person={person} />;
}

export function StaffBody({ person }: { person: StaffMemberView }) {
  const words = useWords();
  useDocumentTitle(person.name);
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="staff" label={words("staff.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {person.name}
          </Typography>
          <StaffStateChip state={person.state} />
        </Stack>
      </Stack>
      <StaffFacts person={person} />
      <Section title={words("staff_member.access")}>
        <StaffActions person={person} />
      </Section>
    </Stack>
  );
}

function StaffFacts({ person }: { person: StaffMemberView }) {
  const words = useWords();
  const { account_ids, link_expires_at, created_at } = person;
  return (
    <Section title={words("staff_member.details")}>
      <Facts
        facts={[
          { label: words("staff.column.email"), value: person.email },
          { label: words("staff.column.role"), value: words(`roles.${person.role}`) },
          {
            label: words("staff_member.accounts"),
            value:
              account_ids.length === 0 ? (
                words("staff.all_accounts")
              ) : (
                <Stack spacing={0.5}>
                  {account_ids.map((id) => (
                    <AccountName key={id} id={id} />
                  ))}
                </Stack>
              ),
          },
          { label: words("staff.column.second_step"), value: words(`second_step.${secondStepOf(person)}`) },
          { label: words("staff.column.last_sign_in"), value: <LastSignIn person={person} /> },
          {
            label: words("staff_member.link_until"),
            value: link_expires_at === null ? null : <InstantText value={link_expires_at} />,
          },
          { label: words("staff.column.created"), value: <InstantText value={created_at} /> },
        ]}
      />
    </Section>
  );
}
