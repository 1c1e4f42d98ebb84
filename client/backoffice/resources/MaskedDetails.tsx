import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { lazy, Suspense, useState } from "react";
import { MaskedNotice } from "../fields/PayerText.tsx";
import { useWords } from "../i18n/use-words.ts";
import { useMay } from "../layout/use-staff-session.ts";
import type { RevealedResource } from "../providers/personal-provider.ts";

const RevealDialog = lazy(() => import("./RevealDialog.tsx"));

interface MaskedDetailsProps {
  resource: RevealedResource;
  /** Left out where nothing can be shown from here. */
  id: string | undefined;
}

/** Says that details are masked, and shows them in full to whoever may see one person's for a reason. */
export function MaskedDetails({ resource, id }: MaskedDetailsProps) {
  const words = useWords();
  const mayReveal = useMay("personal.reveal");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Stack direction="row" sx={{ alignItems: "center", gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
      <MaskedNotice />
      {mayReveal && id !== undefined && (
        <Button size="small" variant="outlined" onClick={() => setIsOpen(true)}>
          {words("payer.reveal")}
        </Button>
      )}
      {isOpen && id !== undefined && (
        <Suspense fallback={null}>
          <RevealDialog resource={resource} id={id} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </Stack>
  );
}
