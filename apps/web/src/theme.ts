import { createTheme, rem, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the green-blue of an old school gate. */
const gate: MantineColorsTuple = [
  '#eaf4f4',
  '#d3e6e7',
  '#a9cfd1',
  '#7db7ba',
  '#579fa4',
  '#388389',
  '#286f76',
  '#1d5c63',
  '#164a50',
  '#0d363b',
];

/** Neutrals with a little sand in them, light to dark. */
const sand: MantineColorsTuple = [
  '#faf7f2',
  '#f3eee6',
  '#e7e0d5',
  '#d6cdc0',
  '#b9aea0',
  '#8f8577',
  '#6b6256',
  '#544c42',
  '#3b352e',
  '#27231f',
];

const night: MantineColorsTuple = [
  '#ece6de',
  '#cfc7bd',
  '#b1a89c',
  '#8b8277',
  '#4b453f',
  '#3a3530',
  '#2a2623',
  '#1c1a18',
  '#161412',
  '#0f0e0d',
];

/** For what cannot be taken back. */
const ember: MantineColorsTuple = [
  '#fdf3f1',
  '#fbe6e3',
  '#f7c9c4',
  '#f5a097',
  '#ea7f74',
  '#d65a4d',
  '#bd3c30',
  '#a1261d',
  '#851c15',
  '#62130e',
];

/** A finger needs 44 px; nothing that can be touched is smaller. */
const TARGET = rem(44);
const target = (variable: string) => () => ({ root: { [variable]: TARGET } });

export const theme = createTheme({
  primaryColor: 'gate',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { gate, gray: sand, dark: night, red: ember },
  white: '#fffdf9',
  black: '#27231f',
  fontFamily: "'Atkinson Hyperlegible', system-ui, sans-serif",
  headings: {
    fontFamily: "'Atkinson Hyperlegible', system-ui, sans-serif",
    fontWeight: '700',
    sizes: {
      h1: { fontSize: rem(26), lineHeight: '1.25' },
      h2: { fontSize: rem(20), lineHeight: '1.3' },
      h3: { fontSize: rem(17), lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: rem(16), sm: rem(16), md: rem(17), lg: rem(19), xl: rem(22) },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Button: { defaultProps: { size: 'md' }, vars: target('--button-height') },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: target('--ai-size'),
    },
    Input: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 120 } },
    },
  },
});
