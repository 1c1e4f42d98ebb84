import { useQuery } from "@tanstack/react-query";
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useEffect, useRef, useState } from "react";
import { useDataProvider } from "react-admin";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { type ProfileSettings, profileSettingsSchema } from "../../../../shared/checkout/profile-settings.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

interface ProfilePreviewProps {
  profile: PaymentProfileView;
  settings: ProfileSettings;
}

const currencies = ["NOK", "SEK", "DKK", "EUR"] as const;
/** Between the last key and the next look. */
const settleMs = 500;
const firstHeight = 720;

/** The payer's own page with the settings as they are typed. It can be looked at and not used. */
export function ProfilePreview({ profile, settings }: ProfilePreviewProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [currency, setCurrency] = useState<(typeof currencies)[number]>("NOK");
  const settled = useSettled(settings);
  const frame = useRef<HTMLIFrameElement>(null);
  const height = useFrameHeight(frame);
  const { data } = useQuery({
    queryKey: ["payment-profiles", "preview", profile.id, currency, settled],
    queryFn: () => dataProvider.previewProfile({ id: profile.id, settings: settled, currency }),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <Section
      title={words("preview.title")}
      action={
        <TextField
          select
          size="small"
          variant="standard"
          value={currency}
          onChange={(event) => setCurrency(event.target.value as (typeof currencies)[number])}
          slotProps={{ htmlInput: { "aria-label": words("preview.currency") } }}
        >
          {currencies.map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", mb: 1.5 }}>{words("preview.hint")}</Box>
      {data !== undefined && (
        <Box
          component="iframe"
          ref={frame}
          src={data.url}
          title={words("preview.frame")}
          sandbox="allow-scripts allow-same-origin"
          inert
          sx={{
            width: "100%",
            height,
            border: 1,
            borderColor: "divider",
            borderRadius: 2,
            backgroundColor: "#ffffff",
            pointerEvents: "none",
          }}
        />
      )}
    </Section>
  );
}

/** The newest settings that make sense, once nothing was typed for a moment. */
function useSettled(settings: ProfileSettings): ProfileSettings {
  const [settled, setSettled] = useState(settings);
  useEffect(() => {
    if (!profileSettingsSchema.safeParse(settings).success) return undefined;
    const timer = setTimeout(() => setSettled(settings), settleMs);
    return () => clearTimeout(timer);
  }, [settings]);
  return settled;
}

/** The page says how high it is, as it does to every shop that shows it. */
function useFrameHeight(frame: React.RefObject<HTMLIFrameElement | null>): number {
  const [height, setHeight] = useState(firstHeight);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (frame.current === null || event.source !== frame.current.contentWindow) return;
      const said = event.data as { type?: unknown; height?: unknown } | null;
      if (said?.type === "HeightChanged" && typeof said.height === "number") setHeight(Math.max(300, said.height));
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [frame]);
  return height;
}
