import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import type { OwnAccessView } from "../../../../shared/identity/factor.schema.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { PasskeyDialog } from "./PasskeyDialog.tsx";
import { PasskeyList } from "./PasskeyList.tsx";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog.tsx";
import { TotpDialog } from "./TotpDialog.tsx";
import { ownAccessKey } from "./use-own-access.ts";

type Open = "totp" | "remove_totp" | "passkey" | "renew" | null;

/** App, passkeys and the codes for when both are lost. */
export function SecondStepSection({ access }: { access: OwnAccessView }) {
  const words = useWords();
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = () => setOpen(null);
  const showCodes = (made: readonly string[]) => {
    close();
    setCodes(made);
  };
  const hasAny = access.has_totp || access.passkeys.length > 0;
  return (
    <Section title={words("my_account.second_step")}>
      <Stack spacing={2} divider={<Divider />}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("my_account.second_step_text")} {access.is_factor_required && words("my_account.second_step_required")}
        </Typography>
        <Step
          title={words("my_account.totp")}
          text={words(access.has_totp ? "my_account.totp_on" : "my_account.totp_off")}
        >
          <Button
            variant="outlined"
            color={access.has_totp ? "error" : "primary"}
            onClick={() => setOpen(access.has_totp ? "remove_totp" : "totp")}
          >
            {words(access.has_totp ? "my_account.totp_remove" : "my_account.totp_add")}
          </Button>
        </Step>
        <Stack spacing={1.5}>
          <Step title={words("my_account.passkeys")} text={words("my_account.passkeys_text")}>
            <Button variant="outlined" onClick={() => setOpen("passkey")}>
              {words("my_account.passkey_add")}
            </Button>
          </Step>
          <PasskeyList passkeys={access.passkeys} />
        </Stack>
        {hasAny && (
          <Step
            title={words("my_account.codes")}
            text={`${words("my_account.codes_left", { smart_count: access.recovery_codes_left })} ${words("my_account.codes_text")}`}
          >
            <Button variant="outlined" onClick={() => setOpen("renew")}>
              {words("my_account.codes_renew")}
            </Button>
          </Step>
        )}
      </Stack>
      {open === "totp" && <TotpDialog onClose={close} onDone={showCodes} />}
      {open === "passkey" && <PasskeyDialog onClose={close} onDone={showCodes} />}
      {open === "remove_totp" && <RemoveTotpDialog onClose={close} />}
      {open === "renew" && <RenewDialog onClose={close} onDone={showCodes} />}
      {codes.length > 0 && <RecoveryCodesDialog codes={codes} onClose={() => setCodes([])} />}
    </Section>
  );
}

function Step({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Stack
      direction={{ xs: "column", sm: "row" }}
      sx={{ gap: 1.5, alignItems: { xs: "flex-start", sm: "center" }, justifyContent: "space-between" }}
    >
      <div>
        <Typography variant="h3" sx={{ fontSize: "0.9375rem", fontWeight: 650 }}>
          {title}
        </Typography>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {text}
        </Typography>
      </div>
      <Stack sx={{ flexShrink: 0 }}>{children}</Stack>
    </Stack>
  );
}

function RemoveTotpDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const action = useServerAction({
    call: () => accessProvider.removeTotp(),
    refreshes: [ownAccessKey],
    said: words("my_account.totp_removed"),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={words("my_account.totp_remove_title")}
      text={words("my_account.totp_remove_text")}
      submitLabel={words("my_account.totp_remove")}
      color="error"
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}

function RenewDialog({ onClose, onDone }: { onClose: () => void; onDone: (codes: readonly string[]) => void }) {
  const words = useWords();
  const action = useServerAction({
    call: () => accessProvider.renewRecoveryCodes(),
    refreshes: [ownAccessKey],
    onDone: ({ recovery_codes }) => onDone(recovery_codes),
  });
  return (
    <ConfirmDialog
      title={words("my_account.codes_renew_title")}
      text={words("my_account.codes_renew_text")}
      submitLabel={words("my_account.codes_renew")}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
