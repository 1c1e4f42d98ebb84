import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import type { StaffLinkView, StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { AccessDialog } from "./AccessDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";

type Question = "new_link" | "end_sessions" | "reset_factors" | "disable" | "enable";

/** What an admin can do about a person's access; each of it asks first, and is in the audit log. */
export function StaffActions({ person }: { person: StaffMemberView }) {
  const words = useWords();
  const [open, setOpen] = useState<Question | "change" | null>(null);
  const [made, setMade] = useState<StaffLinkView | null>(null);
  const isOwn = useStaffSession()?.staff.id === person.id;
  // One's own second step is on the page of one's account, where the last one cannot be lost by accident.
  const canReset = !isOwn && (person.has_totp || person.has_passkey);
  const questions: readonly Question[] =
    person.state === "disabled"
      ? ["enable"]
      : ["new_link", "end_sessions", ...(canReset ? (["reset_factors"] as const) : []), "disable"];
  const close = () => setOpen(null);
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
      <Button variant="outlined" onClick={() => setOpen("change")}>
        {words("staff_member.change")}
      </Button>
      {questions.map((question) => (
        <Button
          key={question}
          variant="outlined"
          color={question === "disable" ? "error" : "primary"}
          onClick={() => setOpen(question)}
        >
          {words(`staff_member.${question}`)}
        </Button>
      ))}
      {open === "change" && <AccessDialog person={person} onClose={close} />}
      {open === "new_link" && (
        <NewLinkDialog
          person={person}
          onClose={close}
          onMade={(answer) => {
            close();
            setMade(answer);
          }}
        />
      )}
      {open !== null && open !== "change" && open !== "new_link" && (
        <ActDialog question={open} person={person} onClose={close} />
      )}
      {made !== null && <LinkDialog made={made} onClose={() => setMade(null)} />}
    </Stack>
  );
}

interface DialogProps {
  person: StaffMemberView;
  onClose: () => void;
}

function NewLinkDialog({ person, onClose, onMade }: DialogProps & { onMade: (made: StaffLinkView) => void }) {
  const words = useWords();
  const action = useServerAction({
    call: () => staffProvider.renewLink(person.id),
    refreshes: ["staff"],
    onDone: onMade,
  });
  return (
    <ConfirmDialog
      title={words("staff_member.new_link_title")}
      text={words("staff_member.new_link_text")}
      submitLabel={words("staff_member.new_link_submit")}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}

const acts = {
  end_sessions: { action: "end-sessions", said: "sessions_ended" },
  reset_factors: { action: "reset-factors", said: "factors_reset" },
  disable: { action: "disable", said: "disabled" },
  enable: { action: "enable", said: "enabled" },
} as const;

function ActDialog({ question, person, onClose }: DialogProps & { question: keyof typeof acts }) {
  const words = useWords();
  const { action: act, said } = acts[question];
  const { name } = person;
  const action = useServerAction({
    call: () => staffProvider.act(person.id, act),
    refreshes: ["staff"],
    said: words(`staff_member.${said}`),
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={words(`staff_member.${question}_title`, { name })}
      text={words(`staff_member.${question}_text`, { name })}
      submitLabel={words(`staff_member.${question}`)}
      color={question === "disable" ? "error" : "primary"}
      isWaiting={action.isWaiting}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
