import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useDataProvider } from "react-admin";
import type { MentionsView, NoteSubject, NoteView } from "../../../../shared/notes/note.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { useMay, useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { NoteForm } from "./NoteForm.tsx";

interface NotesSectionProps {
  type: NoteSubject;
  id: string;
}

/** What colleagues wrote about this, the newest first; whoever was meant has read it by opening it. */
export function NotesSection({ type, id }: NotesSectionProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const queryClient = useQueryClient();
  const mayWrite = useMay("notes.write");
  const [isWriting, setIsWriting] = useState(false);
  const queryKey = ["notes", type, id];
  const { data: notes, error } = useQuery({ queryKey, queryFn: () => dataProvider.listNotes(type, id), retry: false });
  useMentionsRead({ type, id, notes });
  return (
    <Section
      title={words("notes.title")}
      action={
        mayWrite && !isWriting ? (
          <Button size="small" onClick={() => setIsWriting(true)}>
            {words("notes.write")}
          </Button>
        ) : null
      }
    >
      <Stack spacing={1.75}>
        {error !== null && <ErrorNotice error={error} />}
        {notes?.length === 0 && (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("notes.none")}
          </Typography>
        )}
        {notes !== undefined && notes.length > 0 && (
          <Stack component="ul" spacing={1.5} sx={{ m: 0, p: 0, listStyle: "none" }}>
            {notes.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </Stack>
        )}
        {isWriting && (
          <NoteForm
            subject={{ type, id }}
            onWritten={(all) => {
              queryClient.setQueryData(queryKey, all);
              setIsWriting(false);
            }}
            onCancel={() => setIsWriting(false)}
          />
        )}
        {!mayWrite && (
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {words("notes.blocked")}
          </Typography>
        )}
      </Stack>
    </Section>
  );
}

function Note({ note }: { note: NoteView }) {
  const words = useWords();
  return (
    <Stack component="li" spacing={0.25}>
      <Typography variant="body2" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {note.text}
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
        {note.author.name} · <InstantText value={note.created_at} form="relative" />
        {note.mentions.length > 0 &&
          ` · ${words("notes.for", { names: note.mentions.map(({ name }) => name).join(", ") })}`}
      </Typography>
    </Stack>
  );
}

/** Tells the server once that what was meant for this person is on their screen. */
function useMentionsRead({ type, id, notes }: NotesSectionProps & { notes: readonly NoteView[] | undefined }): void {
  const dataProvider = useDataProvider<KontorDataProvider>();
  const queryClient = useQueryClient();
  const self = useStaffSession()?.staff.id;
  const inbox = queryClient.getQueryData<MentionsView>(["mentions"]);
  const isMeant = notes?.some(({ mentions }) => mentions.some((person) => person.id === self)) === true;
  const isUnread = inbox?.data.some(({ note, read_at }) => read_at === null && note.subject_id === id) !== false;
  const isDue = isMeant && isUnread;
  useEffect(() => {
    if (!isDue) return;
    void dataProvider
      .readMentions(type, id)
      .then((mentions) => queryClient.setQueryData(["mentions"], mentions))
      // The marker stays then, and the next visit tries again.
      .catch(() => undefined);
  }, [isDue, dataProvider, queryClient, type, id]);
}
