import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import { Link } from "react-router";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { companyProfiles } from "../../../../shared/lending/lending-states.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { itemName } from "../borrowers/item-name.ts";
import { KeptDocuments } from "../retention/KeptDocuments.tsx";
import { LendingSettingsDialog } from "./LendingSettingsDialog.tsx";
import { daysOf } from "./settings-draft.ts";

export function LendingSettingsBody({ settings }: { settings: LendingSettingsView }) {
  const words = useWords();
  const mayManage = useMay("lending.manage");
  const mayDecide = useMay("retention.manage");
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
      <KeptDocuments
        settings={settings}
        action={
          mayDecide && (
            <Button component={Link} to={`/retention?account=${settings.id}`}>
              {words("lending_settings.kept_open")}
            </Button>
          )
        }
      />
      {isChanging && <LendingSettingsDialog settings={settings} onClose={() => setIsChanging(false)} />}
    </Stack>
  );
}
