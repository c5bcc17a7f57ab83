import { Alert, Button, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export function Card(props: {
  title: string;
  text?: string;
  action: string;
  busy: boolean;
  error: Error | null;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <main className="door" id="content">
      <Paper withBorder radius="lg" p="xl" w={380} shadow="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            props.onSubmit();
          }}
        >
          <Stack gap="md">
            <span className="logo" aria-hidden>
              c
            </span>
            <Title order={1} size="h3">
              {props.title}
            </Title>
            {props.text && <Text c="dimmed">{props.text}</Text>}
            {props.children}
            {props.error && (
              <Alert color="red" variant="light" role="alert" className="alert">
                {props.error.message}
              </Alert>
            )}
            <Button type="submit" loading={props.busy}>
              {props.action}
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
