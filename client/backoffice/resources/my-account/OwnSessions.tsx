import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { OwnSessionView } from "../../../../shared/identity/factor.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { accessProvider } from "../../providers/access-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { deviceName } from "./device-name.ts";
import { NewDevices } from "./NewDevices.tsx";
import { ownAccessKey } from "./use-own-access.ts";

/** Every place where the person is signed in, this one first. */
export function OwnSessions({ sessions, newDevices }: { sessions: readonly OwnSessionView[]; newDevices: number }) {
  const words = useWords();
  const shared = { refreshes: [ownAccessKey], showsErrors: false };
  const end = useServerAction({
    ...shared,
    call: (id: string) => accessProvider.endSession(id),
    said: words("my_account.session_ended"),
  });
  const endOthers = useServerAction({
    ...shared,
    call: () => accessProvider.endOtherSessions(),
    said: words("my_account.sessions_ended"),
  });
  return (
    <Section
      title={words("my_account.sessions")}
      action={
        sessions.length > 1 && (
          <Button size="small" disabled={endOthers.isWaiting} onClick={() => endOthers.run(undefined)}>
            {words("my_account.session_end_others")}
          </Button>
        )
      }
    >
      {newDevices > 0 && <NewDevices />}
      <Stack component="ul" spacing={1.5} sx={{ m: 0, p: 0, listStyle: "none" }}>
        {sessions.map((session) => {
          const name = deviceName(session.user_agent) ?? words("my_account.unknown_device");
          return (
            <Stack
              component="li"
              key={session.id}
              direction="row"
              sx={{ alignItems: "center", justifyContent: "space-between", gap: 1.5 }}
            >
              <div>
                <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}>
                    {name}
                  </Typography>
                  {session.is_new_device && (
                    <Chip size="small" color="warning" label={words("my_account.new_device")} />
                  )}
                  {session.is_current && <Chip size="small" color="primary" label={words("my_account.session_here")} />}
                </Stack>
                <Typography variant="body2" component="div" sx={{ color: "text.secondary" }}>
                  {session.ip !== null && `${session.ip} · `}
                  {words("my_account.session_since")} <InstantText value={session.started_at} />
                  {", "}
                  {words("my_account.session_seen")} <InstantText value={session.last_seen_at} />
                </Typography>
              </div>
              {!session.is_current && (
                <Button
                  color="error"
                  aria-label={`${words("my_account.session_end")}: ${name}`}
                  disabled={end.isWaiting}
                  onClick={() => end.run(session.id)}
                >
                  {words("my_account.session_end")}
                </Button>
              )}
            </Stack>
          );
        })}
      </Stack>
    </Section>
  );
}
