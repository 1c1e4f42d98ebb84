import MenuIcon from "@mui/icons-material/Menu";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { lazy, Suspense } from "react";
import { useWords } from "../i18n/use-words.ts";
import { LiveSwitch } from "../providers/live/LiveSwitch.tsx";
import { SearchButton } from "./search/SearchButton.tsx";
import { AccountSwitcher } from "./AccountSwitcher.tsx";
import { UserMenu } from "./UserMenu.tsx";

const InboxButton = lazy(() => import("./inbox/InboxButton.tsx"));

export function Header({ onOpenMenu }: { onOpenMenu: () => void }) {
  const words = useWords();
  return (
    <Stack
      direction="row"
      spacing={{ xs: 0.5, sm: 1 }}
      sx={{
        alignItems: "center",
        height: 56,
        px: { xs: 1, sm: 3 },
        borderBottom: 1,
        borderColor: "divider",
        backgroundColor: "background.paper",
      }}
    >
      <IconButton aria-label={words("menu.open")} onClick={onOpenMenu} sx={{ display: { md: "none" } }}>
        <MenuIcon />
      </IconButton>
      <AccountSwitcher />
      <Box sx={{ flexGrow: 1 }} />
      <SearchButton />
      <Suspense>
        <InboxButton />
      </Suspense>
      <LiveSwitch />
      <UserMenu />
    </Stack>
  );
}
