import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { EndpointPage, EndpointSecret } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { durationText } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { OverlapCockpit } from "./OverlapCockpit.tsx";
import { RotateDialog } from "./RotateDialog.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

/** Which secrets sign and until when; replacing them, and ending an old one early. */
export function SecretSection({ endpoint, mayManage }: { endpoint: EndpointPage; mayManage: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState<"rotate" | "end" | null>(null);
  const [made, setMade] = useState<EndpointSecret | null>(null);
  const dataProvider = useDataProvider<KontorDataProvider>();
  const end = useServerAction({
    call: () => dataProvider.endOverlap(endpoint.id),
    refreshes: ["webhook-endpoints"],
    said: words("rotation.ended"),
    onDone: () => setOpen(null),
  });
  const nowMs = useNow();
  const [newest, ...older] = endpoint.secrets;
  const isProven = endpoint.overlap?.verdict === "safe";
  const endText = isProven
    ? words("rotation.end_text")
    : `${words("cockpit.end_unproven")} ${words("rotation.end_text")}`;
  const canChange = mayManage && endpoint.status !== "deleted";
  return (
    <Section
      title={words("rotation.section")}
      action={
        canChange && (
          <Button size="small" variant="outlined" onClick={() => setOpen("rotate")}>
            {words("rotation.action")}
          </Button>
        )
      }
    >
      <Stack spacing={1.5}>
        <Facts
          facts={[
            {
              label: words("rotation.newest"),
              value:
                newest === undefined ? (
                  words("rotation.none")
                ) : (
                  <>
                    {words("rotation.made")} <InstantText value={newest.created_at} />
                  </>
                ),
            },
            ...older.map(({ id, expires_at: expiresAt }, index) => ({
              label: older.length === 1 ? words("rotation.old") : `${words("rotation.old")} ${index + 1}`,
              value:
                expiresAt === null ? (
                  id
                ) : (
                  <>
                    {words("rotation.signs_until")} <InstantText value={expiresAt} /> ·{" "}
                    {words("cockpit.left", { left: durationText(words, Date.parse(expiresAt) - nowMs) })}
                  </>
                ),
            })),
          ]}
        />
        {endpoint.overlap !== null && (
          <OverlapCockpit
            endpoint={endpoint}
            overlap={endpoint.overlap}
            mayManage={canChange}
            onEnd={() => setOpen("end")}
          />
        )}
      </Stack>
      {open === "rotate" && (
        <RotateDialog
          endpoint={endpoint}
          onClose={() => setOpen(null)}
          onRotated={(answer) => {
            setOpen(null);
            setMade(answer);
          }}
        />
      )}
      {open === "end" && (
        <ConfirmDialog
          title={words("rotation.end_title")}
          text={endText}
          submitLabel={words("rotation.end_early")}
          color="error"
          isWaiting={end.isWaiting}
          error={end.error}
          onSubmit={() => end.run(undefined)}
          onClose={() => setOpen(null)}
        />
      )}
      {made !== null && <SecretDialog title={words("secret.title")} made={made} onClose={() => setMade(null)} />}
    </Section>
  );
}
