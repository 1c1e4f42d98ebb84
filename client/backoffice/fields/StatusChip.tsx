import type SvgIcon from "@mui/material/SvgIcon";
import Chip from "@mui/material/Chip";
import type { Theme } from "@mui/material/styles";

export type Tone = "neutral" | "info" | "success" | "warning" | "error";

/** How one status looks: text, icon and color together, so that color is never the only sign. */
export interface StatusLook {
  tone: Tone;
  icon: typeof SvgIcon;
}

interface StatusChipProps {
  label: string;
  look: StatusLook;
}

export function StatusChip({ label, look }: StatusChipProps) {
  const Icon = look.icon;
  return (
    <Chip
      size="small"
      icon={<Icon aria-hidden />}
      label={label}
      sx={(theme) => {
        const { text, surface } = toneColors(theme, look.tone);
        return {
          // A long status breaks on a phone rather than pushing the amounts beside it out of sight.
          height: "auto",
          minHeight: 24,
          "& .MuiChip-label": { textAlign: "start", whiteSpace: { xs: "normal", sm: "nowrap" } },
          color: text,
          backgroundColor: surface,
          "& .MuiChip-icon": { color: "inherit", fontSize: 15, ml: 0.75, mr: -0.25 },
        };
      }}
    />
  );
}

export function toneColors(theme: Theme, tone: Tone): { text: string; surface: string } {
  const { palette } = theme;
  if (tone === "neutral") return { text: palette.text.secondary, surface: palette.action.hover };
  return { text: palette[tone].main, surface: palette[tone].light };
}
