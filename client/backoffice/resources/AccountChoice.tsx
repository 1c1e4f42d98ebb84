import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { useStaffSession } from "../layout/use-staff-session.ts";
import { NoAccountNotice } from "./NoAccountNotice.tsx";

/** For pages that show one account at a time. */
export function AccountChoice({ path, text }: { path: string; text: string }) {
  const words = useWords();
  const accounts = useStaffSession()?.accounts ?? [];
  if (accounts.length === 0) return <NoAccountNotice />;
  return (
    <Stack spacing={1}>
      <Typography variant="body1">{text}</Typography>
      <Stack component="ul" spacing={0.5} sx={{ m: 0, pl: 2.5 }}>
        {accounts.map(({ id, name, kind }) => (
          <li key={id}>
            <Link component={RouterLink} to={`${path}?account=${id}`}>
              {name} ({words(`accounts.kind_${kind}`)})
            </Link>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
