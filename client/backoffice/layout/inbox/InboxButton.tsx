import MailOutline from "@mui/icons-material/MailOutline";
import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useDataProvider } from "react-admin";
import { Link } from "react-router";
import type { MentionView } from "../../../../shared/notes/note.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { recordPath } from "../../resources/resource-path.ts";

const resources = { payment: "payments", customer: "customers", loan: "loans" } as const;

/** How often somebody who looks at a page learns that a colleague wrote to them. */
const pollMs = 60_000;

/** Notes that colleagues wrote for this person, with how many are unread. */
export default function InboxButton() {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ["mentions"],
    queryFn: () => dataProvider.listMentions(),
    refetchInterval: pollMs,
    retry: false,
  });
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? words("notes.inbox") : words("notes.inbox_unread", { smart_count: unread });
  return (
    <>
      <IconButton
        ref={anchor}
        size="small"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <Badge badgeContent={unread === 0 ? null : unread} color="primary" max={99}>
          <MailOutline fontSize="small" />
        </Badge>
      </IconButton>
      <Popover
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": words("notes.inbox"), sx: { width: 360, maxHeight: 480 } },
        }}
      >
        {data === undefined || data.data.length === 0 ? (
          <Typography variant="body2" sx={{ color: "text.secondary", p: 2.5 }}>
            {words("notes.inbox_empty")}
          </Typography>
        ) : (
          <List dense aria-label={words("notes.inbox")}>
            {data.data.map((mention) => (
              <Mention key={mention.note.id} mention={mention} onOpen={() => setIsOpen(false)} />
            ))}
          </List>
        )}
      </Popover>
    </>
  );
}

function Mention({ mention: { note, read_at: readAt }, onOpen }: { mention: MentionView; onOpen: () => void }) {
  const words = useWords();
  return (
    <ListItem disablePadding>
      <ListItemButton
        component={Link}
        to={recordPath(resources[note.subject_type], note.subject_id)}
        onClick={onOpen}
        sx={{ alignItems: "flex-start", gap: 1 }}
      >
        <ListItemText
          primary={
            <Box component="span" sx={cut}>
              {note.text}
            </Box>
          }
          secondary={`${note.author.name} · ${words(`notes.about.${note.subject_type}`)}`}
        />
        {readAt === null && <Chip size="small" color="primary" label={words("notes.new")} sx={{ mt: 0.5 }} />}
      </ListItemButton>
    </ListItem>
  );
}

const cut = {
  display: "-webkit-box",
  WebkitLineClamp: 2,
  WebkitBoxOrient: "vertical",
  overflow: "hidden",
  overflowWrap: "anywhere",
};
