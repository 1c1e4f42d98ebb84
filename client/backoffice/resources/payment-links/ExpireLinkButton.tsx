import Button from "@mui/material/Button";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Ends a link before its time, once the person has said yes. */
export function ExpireLinkButton({ id }: { id: string }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [isOpen, setIsOpen] = useState(false);
  const expire = useServerAction({
    call: () => dataProvider.expireLink(id),
    refreshes: ["payment-links", "sessions"],
    said: words("link_expire.done"),
    onDone: () => setIsOpen(false),
  });
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setIsOpen(true)}>
        {words("link_expire.action")}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={words("link_expire.action")}
          submitLabel={words("link_expire.action")}
          color="error"
          text={words("link_expire.text")}
          isWaiting={expire.isWaiting}
          error={expire.error}
          onSubmit={() => expire.run(undefined)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
