import Star from "@mui/icons-material/Star";
import StarBorder from "@mui/icons-material/StarBorder";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemText from "@mui/material/ListItemText";
import { useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import type { Page } from "../../../../shared/page.ts";
import { cappedText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { type ViewWish, ViewMenu } from "./ViewMenu.tsx";
import { countQuestion } from "./view-query.ts";

interface SavedViewItemProps {
  view: SavedViewView;
  /** Whether the list shows just this now. */
  isShown: boolean;
  onOpen: () => void;
  onDefault: () => void;
  onWish: (wish: ViewWish) => void;
}

/** One view: whose it is, how many rows it has now, and whether the list opens with it. */
export function SavedViewItem({ view, isShown, onOpen, onDefault, onWish }: SavedViewItemProps) {
  const words = useWords();
  const { name, is_mine: isMine, is_team: isTeam, is_default: isDefault } = view;
  const owner = isMine
    ? words(isTeam ? "views.mine_team" : "views.mine")
    : words("views.team", { name: view.owner_name });
  return (
    <ListItem
      disablePadding
      secondaryAction={
        <>
          <IconButton
            size="small"
            aria-pressed={isDefault}
            aria-label={words(isDefault ? "views.not_first" : "views.open_first", { name })}
            onClick={onDefault}
          >
            {isDefault ? <Star fontSize="small" color="primary" /> : <StarBorder fontSize="small" />}
          </IconButton>
          {isMine && <ViewMenu view={view} onWish={onWish} />}
        </>
      }
    >
      <ListItemButton selected={isShown} onClick={onOpen} sx={{ pr: "88px !important" }}>
        <ListItemText
          primary={name}
          secondary={isDefault ? `${owner} · ${words("views.opens_first")}` : owner}
          slotProps={{ primary: { sx: { overflowWrap: "anywhere" } } }}
        />
        <ViewCount view={view} />
      </ListItemButton>
    </ListItem>
  );
}

function ViewCount({ view }: { view: SavedViewView }) {
  const words = useWords();
  const [account] = useAccountScope();
  const dataProvider = useDataProvider<KontorDataProvider>();
  // Without an order of its own the view has the list's.
  const question = {
    ...countQuestion(view.query),
    pagination: { page: 1, perPage: 1 },
    meta: { account, cursor: null },
  };
  const { data } = useQuery({
    queryKey: ["saved-views", view.list, "count", question],
    queryFn: () => dataProvider.getList(view.list, question),
    retry: false,
  });
  const total = (data?.meta as Page | undefined)?.total;
  if (total === undefined) return null;
  const count = cappedText(total.value, total.capped);
  return (
    <Chip
      size="small"
      label={count}
      aria-label={words("views.count", { count })}
      sx={{ ml: 1, fontVariantNumeric: "tabular-nums" }}
    />
  );
}
