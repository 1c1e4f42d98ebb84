import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { OwnAccessView } from "../../../../shared/identity/factor.schema.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ownAccessKey } from "./use-own-access.ts";

type Passkey = OwnAccessView["passkeys"][number];

export function PasskeyList({ passkeys }: { passkeys: readonly Passkey[] }) {
  const words = useWords();
  const [removing, setRemoving] = useState<Passkey | null>(null);
  if (passkeys.length === 0) return null;
  return (
    <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: "none" }}>
      {passkeys.map((passkey) => (
        <Stack
          component="li"
          key={passkey.id}
          direction="row"
          sx={{ alignItems: "center", justifyContent: "space-between", gap: 1.5 }}
        >
          <div>
            <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
              {passkey.name}
            </Typography>
            <Typography variant="body2" component="div" sx={{ color: "text.secondary" }}>
              {words("my_account.passkey_added")} <InstantText value={passkey.created_at} />
              {" · "}
              {passkey.last_used_at === null ? (
                words("my_account.passkey_unused")
              ) : (
                <>
                  {words("my_account.passkey_used")} <InstantText value={passkey.last_used_at} />
                </>
              )}
            </Typography>
          </div>
          <Button
            color="error"
            aria-label={`${words("my_account.passkey_remove")} ${passkey.name}`}
            onClick={() => setRemoving(passkey)}
          >
            {words("my_account.passkey_remove")}
          </Button>
        </Stack>
      ))}
      {removing !== null && <RemoveDialog passkey={removing} onClose={() => setRemoving(null)} />}
    </Stack>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const words = useWords();
  const action = useServerAction({
    call: () => accessProvider.removePasskey(passkey.id),
    refreshes: [ownAccessKey],
    said: words("my_account.passkey_removed"),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={words("my_account.passkey_remove_title", { name: passkey.name })}
      text={words("my_account.passkey_remove_text")}
      submitLabel={words("my_account.passkey_remove")}
      color="error"
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
