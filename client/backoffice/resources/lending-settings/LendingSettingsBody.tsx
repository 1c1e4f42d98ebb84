import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { kycDocumentTypes } from "../../../../shared/lending/kyc-template.ts";
import { companyProfiles } from "../../../../shared/lending/lending-states.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import "../../i18n/words-of-alerts.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { itemName } from "../borrowers/item-name.ts";
import { LendingSettingsDialog } from "./LendingSettingsDialog.tsx";
import { daysOf } from "./settings-draft.ts";

export function LendingSettingsBody({ settings }: { settings: LendingSettingsView }) {
  const words = useWords();
  const mayManage = useMay("lending.manage");
  const [isChanging, setIsChanging] = useState(false);
  const days = daysOf(settings);
  return (
    <Stack spacing={2.5}>
      <Section
        title={words("lending_settings.terms")}
        action={
          <BlockedButton
            variant="contained"
            reason={mayManage ? null : words("lending_settings.role")}
            onClick={() => setIsChanging(true)}
          >
            {words("lending_settings.change")}
          </BlockedButton>
        }
      >
        <Facts
          facts={[
            { label: words("payment.account"), value: <AccountName id={settings.id} /> },
            {
              label: words("lending_settings.signing"),
              value: words("lending_settings.signing_value", { smart_count: settings.signing_hours }),
            },
            {
              label: words("alert_settings.stuck"),
              value: words("alert_settings.stuck_value", { smart_count: settings.stuck_hours }),
            },
            {
              label: words("lending_settings.late"),
              value: words(settings.charges_late_fees ? "lending_settings.late_on" : "lending_settings.late_off"),
            },
            {
              label: words("lending_settings.clock"),
              value: !settings.is_sandbox
                ? words("lending_settings.clock_live")
                : days === 0
                  ? words("lending_settings.clock_now")
                  : words("lending_settings.clock_value", { smart_count: days }),
            },
          ]}
        />
      </Section>
      <Section title={words("lending_settings.asked")}>
        <Facts
          facts={companyProfiles.map((profile) => ({
            label: words(`company_profile.${profile}`),
            value: settings.kyc_items[profile].map((name) => itemName(words, name)).join(" · "),
          }))}
        />
      </Section>
      <KeptSection settings={settings} />
      {isChanging && <LendingSettingsDialog settings={settings} onClose={() => setIsChanging(false)} />}
    </Stack>
  );
}

/** Only the kinds of documents whose files go some day are worth a line each. */
function KeptSection({ settings }: { settings: LendingSettingsView }) {
  const words = useWords();
  const limited = kycDocumentTypes.flatMap((type) => {
    const days = settings.document_days[type];
    return days === undefined ? [] : [{ type, days }];
  });
  return (
    <Section title={words("lending_settings.kept")}>
      {limited.length > 0 && (
        <Facts
          facts={limited.map(({ type, days }) => ({
            label: itemName(words, type),
            value: words("lending_settings.kept_days", { smart_count: days }),
          }))}
        />
      )}
      <Typography variant="body2" sx={{ color: "text.secondary", mt: limited.length > 0 ? 1.5 : 0 }}>
        {words(limited.length > 0 ? "lending_settings.kept_others" : "lending_settings.kept_all")}
      </Typography>
    </Section>
  );
}
