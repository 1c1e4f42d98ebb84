import Autocomplete from "@mui/material/Autocomplete";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useDataProvider } from "react-admin";
import {
  type Colleague,
  mentionsMax,
  type NoteSubject,
  noteTextMax,
  type NoteView,
} from "../../../../shared/notes/note.schema.ts";
import { useLeaveWarning } from "../../fields/use-leave-warning.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

interface NoteFormProps {
  subject: { type: NoteSubject; id: string };
  onWritten: (notes: NoteView[]) => void;
}

/** A note and who should read it; what was typed is not lost by leaving without a question. */
export function NoteForm({ subject, onWritten }: NoteFormProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [text, setText] = useState("");
  const [people, setPeople] = useState<Colleague[]>([]);
  const [isOpened, setIsOpened] = useState(false);
  const missingId = useId();
  const { data: colleagues = [] } = useQuery({
    queryKey: ["colleagues"],
    queryFn: () => dataProvider.listColleagues(),
    enabled: isOpened,
  });
  const isEmpty = text.trim() === "";
  useLeaveWarning(!isEmpty);
  const save = useServerAction({
    call: () =>
      dataProvider.writeNote({
        ...{ subject_type: subject.type, subject_id: subject.id },
        ...{ text: text.trim(), mentions: people.map(({ id }) => id) },
      }),
    refreshes: [],
    said: words("notes.saved"),
    onDone: (notes) => {
      onWritten(notes);
      setText("");
      setPeople([]);
    },
  });
  return (
    <Stack
      component="form"
      noValidate
      spacing={1.5}
      aria-label={words("notes.write")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) save.run(undefined);
      }}
    >
      <TextField
        multiline
        minRows={2}
        maxRows={8}
        label={words("notes.text")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: noteTextMax } }}
      />
      <Autocomplete
        multiple
        size="small"
        options={colleagues}
        value={people}
        onOpen={() => setIsOpened(true)}
        onChange={(_event, chosen) => setPeople(chosen.slice(0, mentionsMax))}
        getOptionLabel={({ name }) => name}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        renderInput={(field) => (
          <TextField {...field} label={words("notes.mention")} helperText={words("notes.mention_hint")} />
        )}
      />
      {save.error !== null && (
        <Alert severity="error" role="alert">
          {save.error.message}
        </Alert>
      )}
      <Stack direction="row" sx={{ alignItems: "center", gap: 1.5 }}>
        <Button
          type="submit"
          variant="outlined"
          size="small"
          disabled={isEmpty || save.isWaiting}
          aria-describedby={isEmpty ? missingId : undefined}
        >
          {words("notes.submit")}
        </Button>
        <Typography id={missingId} variant="caption" sx={{ color: "text.secondary" }}>
          {words(isEmpty ? "notes.empty" : "notes.unsaved")}
        </Typography>
      </Stack>
    </Stack>
  );
}
