import Divider from "@mui/material/Divider";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import { useState } from "react";
import type { BorrowerView } from "../../../../shared/lending/borrower.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { itemName } from "./item-name.ts";
import { KycStatusChip } from "./KycStatusChip.tsx";
import { ReviewItem } from "./ReviewItem.tsx";

/** Everything that is asked for, and the one that is looked at; at first the one that waits for a decision. */
export function ReviewPanel({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const { items } = borrower;
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = items.find(({ status }) => status === "submitted") ?? items[0];
  const shown = items.find(({ type }) => type === chosen) ?? waiting;
  return (
    <Section title={words("borrower.items")} isPadded={false}>
      <List disablePadding sx={{ px: 1, pb: 1 }}>
        {items.map((item) => (
          <ListItem key={item.type} disablePadding>
            <ListItemButton
              selected={item === shown}
              aria-current={item === shown}
              onClick={() => setChosen(item.type)}
              sx={{ borderRadius: 1, gap: 1, py: 0.5 }}
            >
              <ListItemText primary={itemName(words, item.type)} slotProps={{ primary: { variant: "body2" } }} />
              <KycStatusChip status={item.status} />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
      <Divider />
      {shown !== undefined && (
        <ReviewItem key={shown.type} borrower={borrower} item={shown} onDecided={() => setChosen(null)} />
      )}
    </Section>
  );
}
