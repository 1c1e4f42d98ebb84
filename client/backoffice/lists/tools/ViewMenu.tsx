import MoreVert from "@mui/icons-material/MoreVert";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState } from "react";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import { useWords } from "../../i18n/use-words.ts";

export type ViewWish = "rename" | "share" | "delete";

/** What can be done to a view of one's own. */
export function ViewMenu({ view, onWish }: { view: SavedViewView; onWish: (wish: ViewWish) => void }) {
  const words = useWords();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const choose = (wish: ViewWish) => () => {
    setIsOpen(false);
    onWish(wish);
  };
  return (
    <>
      <IconButton
        ref={anchor}
        size="small"
        edge="end"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={words("list_choice.more", { name: view.name })}
        onClick={() => setIsOpen(true)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu open={isOpen} anchorEl={() => anchor.current} onClose={() => setIsOpen(false)}>
        <MenuItem onClick={choose("rename")}>{words("list_choice.rename")}</MenuItem>
        <MenuItem onClick={choose("share")}>
          {words(view.is_team ? "list_choice.unshare" : "list_choice.share")}
        </MenuItem>
        <MenuItem onClick={choose("delete")}>{words("list_choice.delete")}</MenuItem>
      </Menu>
    </>
  );
}
