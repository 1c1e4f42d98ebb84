import CheckCircle from "@mui/icons-material/CheckCircle";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import Box from "@mui/material/Box";
import type { SessionView } from "../../../../shared/checkout/session.schema.ts";
import { sessionSteps } from "../../../../shared/checkout/session-steps.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";

const ended: ReadonlySet<string> = new Set(["expired", "cancelled", "declined", "failed"]);

/** How far one session came on its way to money, and when. */
export function SessionSteps({ session }: { session: SessionView }) {
  const words = useWords();
  const { steps, status } = session;
  const isOver = ended.has(status) && steps.authorized === null;
  return (
    <Section title={words("steps.title")}>
      <Box
        component="ol"
        sx={{
          listStyle: "none",
          m: 0,
          p: 0,
          display: "grid",
          gap: 1.5,
          gridTemplateColumns: { xs: "1fr", sm: "repeat(5, minmax(0, 1fr))" },
        }}
      >
        {sessionSteps.map((step) => {
          const at = steps[step];
          const Icon = at === null ? RadioButtonUnchecked : CheckCircle;
          return (
            <Box component="li" key={step} sx={{ display: "flex", gap: 1, alignItems: "flex-start", minWidth: 0 }}>
              <Icon
                aria-hidden
                sx={{ fontSize: 18, mt: 0.25, color: at === null ? "text.secondary" : "success.main" }}
              />
              <Box sx={{ minWidth: 0, fontSize: "0.875rem" }}>
                <Box sx={{ fontWeight: 600 }}>{words(`steps.${step}`)}</Box>
                <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                  {at === null ? isOver ? "–" : words("steps.not_taken") : <InstantText value={at} />}
                </Box>
              </Box>
            </Box>
          );
        })}
      </Box>
      {isOver && (
        <Box sx={{ mt: 1.5, fontSize: "0.875rem" }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {words(steps.opened === null && status === "expired" ? "steps.expired" : "steps.abandoned")}
          </Box>{" "}
          <Box component="span" sx={{ color: "text.secondary" }}>
            {words(steps.opened === null && status === "expired" ? "steps.expired_hint" : "steps.abandoned_hint")}
          </Box>
        </Box>
      )}
    </Section>
  );
}
