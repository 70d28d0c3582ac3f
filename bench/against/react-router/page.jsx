/** The page: a frame and a gallery of cards, from Mantine's own parts. */

import {
  Anchor,
  AppShell,
  Badge,
  Card,
  Container,
  Group,
  Image,
  MantineProvider,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import '@mantine/core/styles.css';
import { Link, Outlet, useLoaderData } from 'react-router';

/** A line of the page as ours has it: a heading, a link, a button or a text. */
function Line({ line }) {
  if (line.tag === 'h1') return <Title order={1}>{line.text}</Title>;
  if (line.tag === 'h2')
    return (
      <Title order={2} size="h5">
        {line.href ? <Link to={line.href}>{line.text}</Link> : line.text}
      </Title>
    );
  if (line.href)
    return (
      <Anchor component={Link} to={line.href} size="sm">
        {line.text}
      </Anchor>
    );
  if (line.isBadge) return <Badge>{line.text}</Badge>;
  return <Text size="sm">{line.text}</Text>;
}

const linesOf = (lines) => lines.map((line, index) => <Line key={`${index}-${line.text}`} line={line} />);

function Work({ work }) {
  return (
    <Card component="li" withBorder padding="sm" radius="md">
      <Card.Section>
        {work.image ? (
          <Image {...work.image} loading="lazy" decoding="async" h={180} fit="cover" />
        ) : (
          <Group h={180} bg="gray.1" justify="center">
            <Text c="dimmed">♡</Text>
          </Group>
        )}
      </Card.Section>
      <Stack gap={4} mt="sm">
        {linesOf(work.lines)}
      </Stack>
    </Card>
  );
}

function Gallery() {
  const { before, works } = useLoaderData();
  return (
    <Stack>
      {linesOf(before)}
      <SimpleGrid component="ul" cols={{ base: 1, xs: 2, sm: 3, md: 4 }} p={0}>
        {works.map((work) => (
          <Work key={work.lines[0].href} work={work} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function Frame() {
  const { top, bottom } = useLoaderData();
  return (
    <MantineProvider>
      <AppShell header={{ height: 56 }}>
        <AppShell.Header>
          <Container size="lg" h="100%">
            <Group h="100%">{linesOf(top)}</Group>
          </Container>
        </AppShell.Header>
        <AppShell.Main>
          <Container size="lg" py="md">
            <Outlet />
          </Container>
          <Container component="footer" size="lg" py="md">
            {linesOf(bottom)}
          </Container>
        </AppShell.Main>
      </AppShell>
    </MantineProvider>
  );
}

/** The routes; where the content comes from is told by whoever makes them: from memory, or from the server. */
export const routesOf = (load) => [
  {
    id: 'frame',
    path: '/',
    Component: Frame,
    loader: async () => {
      const { top, bottom } = await load();
      return { top, bottom };
    },
    children: [
      {
        id: 'gallery',
        path: 'gallery',
        Component: Gallery,
        loader: async () => {
          const { before, works } = await load();
          return { before, works };
        },
      },
    ],
  },
];
