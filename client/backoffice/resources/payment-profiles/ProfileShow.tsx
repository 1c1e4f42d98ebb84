import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { defaultProfileId, type PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { DeleteProfileButton } from "./DeleteProfileButton.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { ProfilePreview } from "./ProfilePreview.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { useProfileDraft } from "./use-profile-draft.ts";

export default function ProfileShow() {
  return (
    <RecordPage resource="payment-profiles">
      <ProfilePage />
    </RecordPage>
  );
}

function ProfilePage() {
  const profile = useRecordContext<PaymentProfileView>();
  return profile === undefined ? null : <ProfileBody key={profile.id} profile={profile} />;
}

/** The settings on one side, what payers will see of them on the other. */
export function ProfileBody({ profile }: { profile: PaymentProfileView }) {
  const words = useWords();
  const mayManage = useMay("profiles.manage");
  const draft = useProfileDraft(profile);
  useShowAccount(profile.account_id);
  useDocumentTitle(words("profiles.document_title", { name: profile.name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="payment-profiles" label={words("profiles.title")} />
        <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {profile.name}
          </Typography>
          {mayManage && (
            <div>
              <DeleteProfileButton profile={profile} isDefault={profile.profile_id === defaultProfileId} />
            </div>
          )}
        </Stack>
        {!mayManage && (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("profiles.read_only")}
          </Typography>
        )}
      </Stack>
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) minmax(380px, 1fr)" },
          alignItems: "start",
        }}
      >
        <ProfileForm profile={profile} draft={draft} isReadOnly={!mayManage} />
        <ProfilePreview profile={profile} settings={draft.settings} />
      </Box>
      <LeaveDialog isUnsaved={draft.isChanged} />
      {mayManage && <SaveBar profile={profile} draft={draft} />}
    </Stack>
  );
}
