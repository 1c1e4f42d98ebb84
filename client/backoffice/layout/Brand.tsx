import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";

export function Brand() {
  return (
    <Stack direction="row" spacing={1.25} sx={{ alignItems: "center", px: 1, height: 40 }}>
      <Box component="img" src="/favicon.svg" alt="" sx={{ width: 28, height: 28 }} />
      <Typography component="span" sx={{ fontSize: "1.0625rem", fontWeight: 700, letterSpacing: "-0.01em" }}>
        Kontor
      </Typography>
    </Stack>
  );
}
