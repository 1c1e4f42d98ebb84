import Logout from "@mui/icons-material/Logout";
import ManageAccountsOutlined from "@mui/icons-material/ManageAccountsOutlined";
import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { Theme } from "@mui/material/styles";
import { useRef, useState } from "react";
import { useLocaleState, useLogout } from "react-admin";
import { Link } from "react-router";
import { useZoneChoice, zoneChoices, zoneName } from "../dates/zone.ts";
import { visuallyHidden } from "../fields/visually-hidden.ts";
import { languageChoices } from "../i18n/language-choice.ts";
import { useWords } from "../i18n/use-words.ts";
import { themeChoices, useThemeChoice } from "../theme/use-theme-choice.ts";
import { choiceItems } from "./choice-items.tsx";
import { useStaffSession } from "./use-staff-session.ts";

/** The button has no other name, so on a narrow screen the words are there for screen readers alone. */
const onlyHeardWhenNarrow = (theme: Theme) => ({
  display: "grid",
  [theme.breakpoints.down("sm")]: visuallyHidden,
});

/** Who is signed in as what, how the screens look and tell time, and the way out. */
export function UserMenu() {
  const words = useWords();
  const session = useStaffSession();
  const signOut = useLogout();
  const [theme, chooseTheme] = useThemeChoice();
  const [language, chooseLanguage] = useLocaleState();
  const [zone, chooseZone] = useZoneChoice();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  if (session === undefined) return null;

  const role = words(`roles.${session.role}`);
  const name = session.staff.name === "" ? session.staff.email : session.staff.name;
  return (
    <>
      <Button
        ref={anchor}
        color="inherit"
        onClick={() => setIsOpen(true)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        sx={{ gap: 1, px: 1, minWidth: 0 }}
      >
        <Avatar
          aria-hidden
          sx={{ width: 30, height: 30, fontSize: "0.8125rem", bgcolor: "primary.main", color: "primary.contrastText" }}
        >
          {initials(name)}
        </Avatar>
        <Box component="span" sx={[{ textAlign: "left", lineHeight: 1.25 }, onlyHeardWhenNarrow]}>
          <Box component="span" sx={{ fontSize: "0.875rem" }}>
            {name}
          </Box>{" "}
          <Box component="span" sx={{ fontSize: "0.75rem", fontWeight: 500, color: "text.secondary" }}>
            {role}
          </Box>
        </Box>
      </Button>
      <Menu
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { sx: { width: 260 } } }}
      >
        <Stack component="li" sx={{ px: 2, py: 0.5 }}>
          <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
            {session.staff.email}
          </Typography>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {words("user.role", { role })}
          </Typography>
        </Stack>
        <MenuItem component={Link} to="/my-account" onClick={() => setIsOpen(false)}>
          <ListItemIcon>
            <ManageAccountsOutlined fontSize="small" />
          </ListItemIcon>
          {words("user.account")}
        </MenuItem>
        <Divider component="li" />
        {choiceItems({
          title: words("language.title"),
          chosen: language,
          choices: languageChoices,
          onChoose: chooseLanguage,
        })}
        <Divider component="li" />
        {choiceItems({
          title: words("theme.title"),
          chosen: theme,
          choices: themeChoices.map((value) => ({ value, label: words(`theme.${value}`) })),
          onChoose: chooseTheme,
        })}
        <Divider component="li" />
        {choiceItems({
          title: words("zone.title"),
          chosen: zone,
          choices: zoneChoices.map((value) => ({ value, label: words(`zone.${value}`, { zone: zoneName(value) }) })),
          onChoose: chooseZone,
        })}
        <Divider component="li" />
        <MenuItem onClick={() => void signOut()}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {words("user.sign_out")}
        </MenuItem>
      </Menu>
    </>
  );
}

function initials(name: string): string {
  const parts = name.split(/[\s.@_-]+/).filter((part) => part !== "");
  return parts
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
}
